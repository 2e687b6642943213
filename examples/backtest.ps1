<#
.SYNOPSIS
    Runs a backtest, shows what every instrument and the portfolio did, and writes a page with the charts.
.EXAMPLE
    systrade run examples/backtest.ps1
    On generated sample data: 36 instruments over 15 years, made once and kept.
.EXAMPLE
    systrade run examples/backtest.ps1 -Data ~/data/futures -Config chapter15 -Out ~/reports
    On your own data in pysystemtrade's layout.
#>
param(
    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA,

    # A config file, or the name of a shipped config.
    [string]$Config = 'chapter15_all',

    # Folder for the page.
    [string]$Out
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Out) { $Out = "$scratch/backtest" }
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }

$system = New-SysSystem $Config -Data $Data -SkipBadInstrument
"$($system.Name) over $($system.Instruments.Count) instruments of $Data"

Invoke-SysBacktest

$page = Export-SysChart "$Out/$($system.Name).html"
"Page with charts: $($page.FullName)"
