<#
.SYNOPSIS
    Trades the same two systems by simulated orders: by the day, and by the hour with market and with limit orders.
.DESCRIPTION
    A backtest takes the next close for granted. Simulated orders are placed and filled one after another, and their fills make the profit. Limit orders
    save the spread and miss what runs away.
.EXAMPLE
    systrade run examples/order-simulation.ps1
#>
param(
    # Folder with hourly market data; by default generated sample data.
    [string]$Data
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/hours" -Instrument 9 -Year 6 -Hourly -ContractPrice:$false).Path }

# Small contracts are not among the sample markets, so there is more capital.
$own = @{ instrument_weights = @{ US10 = 0.5; SP500 = 0.5 }; notional_trading_capital = 1000000 }

'By the day: positions taken for granted at the next close, and orders'
$daily = New-SysSystem daily_order_simulation, $own, @{ stages = 'standard' } -Data $Data -Name positions
Invoke-SysBacktest | Out-Host
Invoke-SysBacktest -OrderSimulation DailyMarket | Out-Host

'The last fills, and what they cost'
Get-SysSimulatedFill -System $daily -OrderSimulation DailyMarket -Last 3 | Out-Host

'By the hour, with market orders and with limit orders'
$market = New-SysSystem hourly_order_simulation, $own -Data $Data -Name market
Invoke-SysBacktest -System $market | Out-Host
$limit = New-SysSystem hourly_limit_order_simulation, $own -Data $Data -Name limit
Invoke-SysBacktest -System $limit | Out-Host

$orders = @(Get-SysSimulatedOrder -System $limit)
$lapsed = @(Get-SysSimulatedOrder -System $limit -Unfilled)
"Of $($orders.Count) limit orders $($lapsed.Count) lapsed and were placed again. The last ones:"
Get-SysSimulatedOrder -System $limit -Last 4 | Out-Host
