# The module as the systrade program imports it at its start: the cmdlets directly, without the script that the full manifest at the root
# of the repository needs to keep packages apart. That script alone would take a quarter of the program's start.
@{
    RootModule        = 'SysTrade.PowerShell.dll'
    ModuleVersion     = '0.1.0'
    GUID              = '5b0f2c5e-7d0a-4a53-9a5e-3f6f2f0f9b61'
    Author            = 'The SysTrade developers'
    FormatsToProcess  = @('module/SysTrade.Format.ps1xml', 'module/SysTrade.Brokers.Format.ps1xml', 'module/SysTrade.Building.Format.ps1xml', 'module/SysTrade.DataStores.Format.ps1xml', 'module/SysTrade.Optimisation.Format.ps1xml', 'module/SysTrade.Orders.Format.ps1xml', 'module/SysTrade.Simulation.Format.ps1xml')
    CmdletsToExport   = '*'
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
