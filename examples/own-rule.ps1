<#
.SYNOPSIS
    Trades a rule of your own: a script block that turns prices into a forecast.
.DESCRIPTION
    The rule goes long after the price has risen over a span of days and short after it has fallen, by how much it moved in units of its
    own risk. It is scaled to an average forecast of 10, traded alone at three speeds, and compared with the same speeds of ewmac.
.EXAMPLE
    systrade run examples/own-rule.ps1
#>
param(
    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }

# It gets a series for each data source, then the options that the config gives under other_args. Series have arithmetic of their own.
$momentum = New-SysRule momentum -DataSource rawdata.get_daily_prices, rawdata.daily_returns_volatility -Description 'Move over a span of days in units of risk.' {
    param($price, $volatility, $days = 64)
    $move = $price.ForwardFill().Difference($days)
    $move / ($volatility.ForwardFill() * [math]::Sqrt($days))
}

$rules = @{}
foreach ($days in 16, 64, 256) {
    $rules["momentum$days"] = @{ function = 'momentum'; other_args = @{ days = $days }; forecast_scalar = 10 }
}

$system = New-SysSystem @{
    trading_rules             = $rules
    forecast_weights          = @{ momentum16 = 0.2; momentum64 = 0.4; momentum256 = 0.4 }
    forecast_div_multiplier   = 1.2
    instrument_div_multiplier = 2.5
    percentage_vol_target     = 20
    notional_trading_capital  = 10000000
    base_currency             = 'USD'
    instrument_weights        = 'equal'
} -Rule $momentum -Data $Data -Name momentum

'The three speeds, each as a system of its own'
Get-SysStatistic -Level Rule -Percent | Out-Host

'The portfolio, and how much it has in common with the shipped system'
$shipped = New-SysSystem chapter15_all -Data $Data
Compare-SysSystem $shipped $system -Output accounts.portfolio |
    Where-Object { $_.Kind -eq 'Return' -or $_.Name -in 'ann_mean', 'ann_std', 'sharpe', 'worst_drawdown' } | Out-Host
