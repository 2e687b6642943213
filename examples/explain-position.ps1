<#
.SYNOPSIS
    Explains a position: from the forecasts of the rules to the contracts held, each number with what it was made from.
.EXAMPLE
    systrade run examples/explain-position.ps1 -InstrumentCode GOLD -Date 2020-03-16
#>
param(
    # Instrument to explain; by default the first bond future there is, else the first instrument.
    [string]$InstrumentCode,

    # Day to explain; by default the last one.
    [System.Nullable[datetime]]$Date,

    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA,

    # A config file, or the name of a shipped config.
    [string]$Config = 'chapter15_all'
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }

$system = New-SysSystem $Config -Data $Data
if (-not $InstrumentCode) { $InstrumentCode = if ($system.Instruments -contains 'US10') { 'US10' } else { $system.Instruments[0] } }
$on = @{ Last = 1 }
$at = @{}
if ($Date) {
    $on.To = $Date
    $at.Date = $Date
}

"What the rules say about $InstrumentCode (10 is an average forecast, 20 the most)"
Get-SysForecast $InstrumentCode -Kind Capped @on | Out-Host

'All rules weighed into one'
Get-SysForecast $InstrumentCode @on | Out-Host

'From all capital in this instrument, to its share of the portfolio, to the whole contracts held'
'Subsystem', 'Notional', 'Buffered' | ForEach-Object { Get-SysPosition $InstrumentCode -Kind $_ @on } | Out-Host

'Where the optimal position comes from'
Trace-SysOutput portfolio.get_notional_position $InstrumentCode -Depth 4 @at | Out-Host
