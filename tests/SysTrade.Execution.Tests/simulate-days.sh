#!/usr/bin/env bash
# Simulated trading days, in parallel: tests/SysTrade.Execution.Tests/simulate-days.sh [DAYS] [FIRST SEED]; 10,000 days from seed 1 by default.
# SYSTRADE_SIMULATION_STORE says in which store: Memory (by default), Sqlite, MongoStandIn, MongoServer.
# A day that fails prints the command that replays it alone, with its log.
set -e
cd "$(dirname "$0")/../.."
export SYSTRADE_SIMULATION_DAYS="${1:-10000}" SYSTRADE_SIMULATION_SEED="${2:-1}"
exec dotnet test tests/SysTrade.Execution.Tests -c Release --filter FullyQualifiedName~AnyDay_WhateverGoesWrong
