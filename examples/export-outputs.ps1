<#
.SYNOPSIS
    Writes some of what a system computes as CSV or Parquet, for a spreadsheet, pandas or whatever comes next.
.EXAMPLE
    systrade run examples/export-outputs.ps1 -Out ~/exports -Format Parquet
#>
param(
    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA,

    # A config file, or the name of a shipped config.
    [string]$Config = 'chapter15_all',

    # Folder for the files.
    [string]$Out,

    # Csv or Parquet.
    [string]$Format = 'Csv'
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Out) { $Out = "$scratch/exports" }
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }

$null = New-SysSystem $Config -Data $Data

# "Find-SysOutput" lists every output there is, "Export-SysOutput $Out" alone writes them all.
Export-SysOutput $Out -Format $Format -Output @(
    'combForecast.get_combined_forecast'
    'portfolio.get_notional_position'
    'accounts.get_buffered_position'
    'accounts.portfolio'
    'accounts.get_SR_cost_per_trade_for_instrument'
)

# One file for each instrument, with a column for each rule.
Export-SysOutput $Out -Format $Format -Output forecastScaleCap.get_capped_forecast -InstrumentCode US*, GOLD
