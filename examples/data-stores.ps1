<#
.SYNOPSIS
    Connects to a folder of data, copies CSV data into it, shows what is where, and brings the same data over as a pysystemtrade installation would be.
.EXAMPLE
    systrade run examples/data-stores.ps1
    On generated sample data, made once and kept.
.EXAMPLE
    systrade run examples/data-stores.ps1 -Data ~/pysystemtrade -Store ~/trading
#>
param(
    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA,

    # Folder to keep data in; by default a new one each time.
    [string]$Store
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/contracts" -Instrument 6 -Year 4 -ContractPrice).Path }
if (-not $Store) { $Store = "$scratch/stores-$([guid]::NewGuid().ToString('N'))" }

$null = Connect-SysData $Store -Create

'What a copy of two kinds would do'
$plan = @(Copy-SysData $Data -Kind adjusted_prices, multiple_prices -WhatIf)
"  $(@($plan | Where-Object Outcome -eq Copied).Count) of $($plan.Count) series would be copied"

'The copy, and the same once more'
foreach ($time in 1, 2) {
    $items = @(Copy-SysData $Data -Kind adjusted_prices, multiple_prices)
    "  $(@($items | Where-Object Outcome -eq Copied).Count) copied, $(@($items | Where-Object Outcome -eq Equal).Count) equal, $(@($items | Where-Object IsVerified).Count) verified"
}

'All of it, with a report'
$report = @(Import-SysPysystemtrade $Data)
foreach ($outcome in 'Came', 'AlreadyThere', 'Left', 'Failed') { "  ${outcome}: $(@($report | Where-Object Outcome -eq $outcome).Count)" }
$report | Where-Object Outcome -in Left, Failed | Out-Host

'What is where'
Get-SysDataStore db_f* | Out-Host
Disconnect-SysData
