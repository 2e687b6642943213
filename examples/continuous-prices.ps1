<#
.SYNOPSIS
    Makes a continuous series of the prices of single contracts: roll calendar, adjusted prices, the next roll before it is made, checks.
.EXAMPLE
    systrade run examples/continuous-prices.ps1
    On generated sample data, made once and kept.
.EXAMPLE
    systrade run examples/continuous-prices.ps1 -Data ~/data/futures -Instrument GOLD -Out ~/reports
    On your own contract prices (contract_prices_csv/GOLD_20240600.csv and so on). Nothing there is changed.
#>
param(
    # Folder with contract prices; by default what SYSTRADE_DATA names, else generated sample data.
    [string]$Data = $env:SYSTRADE_DATA,

    # Instrument whose contracts are joined.
    [string]$Instrument = 'US10',

    # Folder for the page of the next roll.
    [string]$Out
)
$ErrorActionPreference = 'Stop'

$scratch = "$([System.IO.Path]::GetTempPath())systrade-$([System.Environment]::UserName)"
if (-not $Out) { $Out = "$scratch/rolls" }
if (-not $Data) { $Data = (New-SysSampleData "$scratch/contracts" -Instrument 6 -Year 4 -ContractPrice).Path }
$null = Open-SysData $Data

# When which contract is left for which: by the roll parameters, and as a comparison by volume.
$calendar = New-SysRollCalendar $Instrument -AsCalendar
$byVolume = New-SysRollCalendar $Instrument -VolumeRatio 1 -AsCalendar
$faults = @(Test-SysRollCalendar $Instrument -Calendar $calendar | Where-Object Severity -eq Error)
"$calendar; $($faults.Count) faults"
$last = $calendar.Rolls[$calendar.Count - 1]
"Last roll: $($last.Current) to $($last.Next) on $($last.Date.ToString('yyyy-MM-dd'))"
$same = $byVolume.Rolls | Where-Object Current -eq $last.Current
if ($same) { "The same by volume: $($same.Date.ToString('yyyy-MM-dd'))" }

# The series, in price units and in percent. Both end at the price of the contract held.
foreach ($adjustment in 'Panama', 'Proportional', 'None') {
    $joined = Join-SysPrice $Instrument -Adjustment $adjustment
    "{0,-13} begins at {1,10:G7} on {2:yyyy-MM-dd}, ends at {3:G7} on {4:yyyy-MM-dd} after {5} rolls" -f
        $adjustment, $joined.FirstAdjusted, $joined.From, $joined.LastPrice, $joined.To, $joined.Rolls
}

# The next roll, before it is made; with stored prices only, since it is they that are rolled.
if ((Get-SysInstrument $Instrument).HasPrices) {
    Show-SysRoll $Instrument -Day 5
    $page = Show-SysRoll $Instrument -Path "$Out/roll-$Instrument.html"
    "Page with charts: $($page.FullName)"
}

# Prices that should be looked at, and everything that is wrong with the instrument.
$checked = @(Test-SysPrice $Instrument -Summary)
$suspects = @($checked | ForEach-Object Suspects)
"$($checked.Count) contracts checked, $($suspects.Count) suspect prices"
foreach ($finding in Test-SysInstrument $Instrument -NoContract) { "$($finding.Severity) $($finding.Id): $($finding.Text)" }
