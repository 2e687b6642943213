# Loads the cmdlets: in a context of their own, so that no other module's packages can clash with ours, unless the process has them
# already as its own assemblies (the systrade host and the tests do), in which case it is those that must be used.
$assembly = $null
$loader = $null
foreach ($loaded in [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies) {
    switch ($loaded.GetName().Name) {
        'SysTrade.PowerShell' { $assembly = $loaded }
        'SysTrade.PowerShell.Loader' { $loader = $loaded }
    }
}

if (-not $assembly) {
    $bin = [System.IO.Path]::Combine($PSScriptRoot, 'bin')
    $path = [System.IO.Path]::Combine($bin, 'SysTrade.PowerShell.dll')
    if (-not [System.IO.File]::Exists($path)) {
        throw [System.IO.FileNotFoundException]::new(
            "The module has not been built: there is no '$path'. Build it with: dotnet build src/SysTrade.PowerShell -c Release", $path)
    }

    if (-not $loader) {
        $loader = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($bin, 'SysTrade.PowerShell.Loader.dll'))
    }

    $assembly = $loader.GetType('SysTrade.PowerShell.Loader.ModuleLoadContext', $true)::LoadModule($path)
}

$inner = Import-Module -Assembly $assembly -PassThru

# An inner module that stays behind would be found again by the next import and then export nothing (PowerShell issue 20710).
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $inner -Force }
