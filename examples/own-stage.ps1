<#
.SYNOPSIS
    Changes a step of the calculation with a stage of your own that is written in C#.
.DESCRIPTION
    The class in examples/extensions/FlooredVolatility.cs takes the place of the stage rawdata: volatility gets a floor, and an output is added. The
    system is compared with the same one without it. Nothing of the project is touched.
.EXAMPLE
    systrade run examples/own-stage.ps1
#>
param(
    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }

$plain = New-SysSystem chapter15_all -Data $Data -Name plain
$floored = New-SysSystem chapter15_all -Data $Data -Name floored -Extension "$PSScriptRoot/extensions/FlooredVolatility.cs"

'The stage and an output of its own: the share of days on which the floor holds'
Get-SysStage rawdata -System $floored | Out-Host
Get-SysOutput rawdata.volatility_floor_share SOFR, US10, CORN -System $floored | Out-Host

'What it changes: the portfolio without (left) and with it'
Compare-SysSystem $plain $floored -Output accounts.portfolio |
    Where-Object { $_.Kind -eq 'Return' -or $_.Name -in 'ann_mean', 'ann_std', 'sharpe', 'worst_drawdown' } | Out-Host
