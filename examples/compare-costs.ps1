<#
.SYNOPSIS
    Compares two ways of charging costs: each trade in cash when it happens, or a steady drag in Sharpe ratio units.
.DESCRIPTION
    Cash costs are what is really paid and depend on the size of the trades. Sharpe ratio costs are smoother and do not depend on the
    capital, which makes them the better guide when rules are compared over long histories.
.EXAMPLE
    systrade run examples/compare-costs.ps1
#>
param(
    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA,

    # A config file, or the name of a shipped config.
    [string]$Config = 'chapter15_all'
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }

$cash = New-SysSystem $Config, @{ use_SR_costs = $false } -Data $Data -Name 'cash costs'
$sharpe = New-SysSystem $Config, @{ use_SR_costs = $true } -Data $Data -Name 'Sharpe ratio costs'

'Costs of each instrument, % of capital a year'
$charged = @{}
foreach ($row in Invoke-SysBacktest -System $cash) { $charged[$row.Instrument] = $row.Costs }
Invoke-SysBacktest -System $sharpe | ForEach-Object {
    [pscustomobject]@{
        Instrument  = $_.Instrument
        Cash        = [System.Math]::Round($charged[$_.Instrument], 3)
        SharpeRatio = [System.Math]::Round($_.Costs, 3)
    }
} | Out-Host

'What it does to the portfolio (reference: cash, difference: Sharpe ratio units)'
Compare-SysSystem $cash $sharpe | Where-Object { $_.Kind -eq 'Return' -or $_.Name -in 'ann_mean', 'ann_std', 'sharpe', 'worst_drawdown' } | Out-Host

'Where trading is dear: cost in Sharpe ratio units at the turnover there is'
Measure-SysCost -System $cash | Where-Object TotalCost -gt 0.1 | Out-Host
