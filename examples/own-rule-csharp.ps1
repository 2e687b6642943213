<#
.SYNOPSIS
    Trades a rule of your own that is written in C#.
.DESCRIPTION
    The file examples/extensions/SteadyTrend.cs is compiled and its rule put into a config like any other, at two speeds, beside carry.
    Nothing of the project is touched.
.EXAMPLE
    systrade run examples/own-rule-csharp.ps1
#>
param(
    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }

$own = Import-SysExtension "$PSScriptRoot/extensions/SteadyTrend.cs"
$own | Out-Host

$null = New-SysSystem @{
    trading_rules             = @{
        steady64  = @{ function = 'steady_trend'; other_args = @{ days = 64 }; forecast_scalar = 8 }
        steady256 = @{ function = 'steady_trend'; other_args = @{ days = 256 }; forecast_scalar = 8 }
        carry     = @{ function = 'carry'; other_args = @{ smooth_days = 90 }; forecast_scalar = 30 }
    }
    forecast_weights          = @{ steady64 = 0.3; steady256 = 0.3; carry = 0.4 }
    forecast_div_multiplier   = 1.3
    instrument_div_multiplier = 2.5
    percentage_vol_target     = 20
    notional_trading_capital  = 10000000
    base_currency             = 'USD'
    instrument_weights        = 'equal'
} -Extension $own -Data $Data -Name steady

'Each rule as a system of its own, and all together'
Get-SysStatistic -Level Rule -Percent | Out-Host
Get-SysStatistic -Percent | Out-Host
