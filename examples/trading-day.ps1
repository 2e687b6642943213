<#
.SYNOPSIS
    Trades a small day at a simulated broker: from a backtest to optimal positions, orders, fills and positions that agree with the broker's.
.DESCRIPTION
    A named system is run on the data and its last day's positions are written into the book. With -Dynamic they are whole positions that are chosen
    together when the orders are made, from what is held then.

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

    # The system to trade.
    [string]$System = 'chapter15',

    # Trades whole positions that are optimised together, as for small capital.
    [switch]$Dynamic,

    # Capital of the strategy.
    [double]$Capital = 500000,

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

# The book's day follows the last prices of the data.
$morning = @(Get-SysPrice @(Get-SysInstrument)[0].InstrumentCode)[-1].Date.Date.AddHours(32)
Open-SysBook $Book -At $morning -Config @{ execution_algos = @{ settings = @{ largest_slice = 10 } } } | Out-Null
Connect-SysBroker simulated -Seed $Seed -Faults $Faults -Cash 1e8 | Out-Null

'What the system would like to hold'
New-SysSystem $System, @{ notional_trading_capital = $Capital } | Out-Null
$wanted = Update-SysOptimalPosition trend -Kind $(if ($Dynamic) { 'Optimised' } else { 'Buffered' })
$wanted | Out-Host
$instruments = $wanted.Instrument

'The market in the morning'
Get-SysQuote $instruments | Out-Host

'Orders of the strategy'
Submit-SysStrategyOrder trend -Confirm:$false | Out-Host

'The day: a round every minute'
Invoke-SysStackHandler -Rounds 60 -WaitSeconds 60 -Confirm:$false | Where-Object Text -like 'sent*' | Out-Host
Invoke-SysStackHandler Sync, EndOfDay, Positions, Complete -Confirm:$false | Out-Null

'Fills at the broker'
Get-SysBroker -Fill | Out-Host

'What is held, and where it should be'
Compare-SysOptimalPosition trend | Out-Host

'The account'
Get-SysBroker -Account | Out-Host

$breaks = @(Compare-SysPosition)
if ($breaks) { $breaks | Out-Host } else { 'The book and the broker agree.' }
