<#
.SYNOPSIS
    Trades a small day at a simulated broker: from optimal positions to orders, fills and positions that agree with the broker's.
.DESCRIPTION
    The book's clock stands at the morning and moves only while the stack handler waits, so the day takes seconds. Prices are generated from a seed.
    With -Faults hostile messages come twice, late or not at all, the line breaks and fills are declared void: the books agree all the same.
.EXAMPLE
    systrade run examples/trading-day.ps1 -Seed 7 -Faults hostile
#>
param(
    # Seed of prices and faults.
    [int]$Seed = 1,

    # What goes wrong at the broker: none, ordinary or hostile.
    [string]$Faults = 'ordinary',

    # Folder with market data; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA,

    # File of the book; by default a new one each time.
    [string]$Book
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Data) { $Data = (New-SysSampleData "$scratch/sample" -ContractPrice:$false).Path }
if (-not $Book) { $Book = "$scratch/day-$([guid]::NewGuid().ToString('N')).db" }

Open-SysData $Data | Out-Null
Open-SysBook $Book -At '2026-06-01 08:00' | Out-Null
Connect-SysBroker simulated -Seed $Seed -Faults $Faults | Out-Null

# What two strategies would like to hold: between a lower and an upper bound, in contracts.
$instruments = (Get-SysInstrument).InstrumentCode[0..2]
Set-SysOptimalPosition trend $instruments[0] 1.6 2.4 | Out-Null
Set-SysOptimalPosition trend $instruments[1] -3.4 -2.6 | Out-Null
Set-SysOptimalPosition carry $instruments[2] 0.8 1.2 | Out-Null

'The market in the morning'
Get-SysQuote $instruments | Out-Host

'Orders of the strategies'
'trend', 'carry' | Submit-SysStrategyOrder -Confirm:$false | Out-Host

'The day: a round every minute'
Invoke-SysStackHandler -Rounds 60 -WaitSeconds 60 -Confirm:$false | Where-Object Text -like 'sent*' | Out-Host
Invoke-SysStackHandler Sync, EndOfDay, Positions, Complete -Confirm:$false | Out-Null

'Fills at the broker'
Get-SysBroker -Fill | Out-Host

'What is held'
Get-SysHolding | Out-Host

'The account'
Get-SysBroker -Account | Out-Host

$breaks = @(Compare-SysPosition)
if ($breaks) { $breaks | Out-Host } else { 'The book and the broker agree.' }
