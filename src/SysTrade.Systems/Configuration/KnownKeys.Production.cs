using static SysTrade.Systems.Configuration.ConfigKind;

namespace SysTrade.Systems.Configuration;

/// <content>Keys of production.</content>
internal static partial class KnownKeys
{
    private const string NoProcesses = "there are no scheduled processes here";
    private const string NoAdapter = "there is no Interactive Brokers adapter; Connect-SysBroker connects";
    private const string NoMail = "no mail is sent";
    private const string NamedStores = "stores are named in data_stores";

    private static IEnumerable<ConfigKey> Production() =>
    [
        .. Strategies(),
        .. Connections(),
        .. Prices(),
        .. Trading(),
    ];

    private static IEnumerable<ConfigKey> Strategies() =>
    [
        Unread(
            Table("strategy_list", "Strategies with how their backtests are loaded and reported.", new ConfigKey("strategy", Mapping, "A strategy.")
            {
                Each = Table("part", "How it is loaded or reported.", Key("option", Any, "Value.")),
            }),
            "strategies are systems of this program: New-SysSystem makes them"),
        Group(
            "strategy_capital_allocation", "How capital is divided between strategies.",
            Unread(Key("function", Text, "Allocation function."), "capital is divided by strategy_weights"),
            Table("strategy_weights", "Weight per strategy; any unit.", Key("strategy", Number, "Weight."))),
        Choice("production_capital_method", "How capital follows profit.", "full", "half", "fixed"),
        Key("stale_instruments", List, "Kept out of lists and reports."),
        Key("stale_strategies", List, "Kept out of lists and reports."),
        Unread(Key("backtest_store_directory", Text, "Folder of saved backtests."), "Export-SysOutput writes results"),
        Unread(Key("csv_backup_directory", Text, "Folder of CSV copies."), "Copy-SysData copies data"),
        Unread(Key("mongo_dump_directory", Text, "Folder of database dumps."), "Copy-SysData copies data"),
        Unread(Key("echo_directory", Text, "Folder of process output."), NoProcesses),
        Unread(Key("echo_extension", Text, "Ending of process output files."), NoProcesses),
        Unread(Key("offsystem_backup_directory", Text, "Folder on another machine for copies."), "Copy-SysData copies data"),
        Unread(Key("reporting_directory", Text, "Folder of reports."), "reports are written where their commands say"),
        Unread(
            Table("reports", "Settings that replace those of single reports.", Key("report", Mapping, "Its settings.")), "reports are set by their commands"),
    ];

    private static IEnumerable<ConfigKey> Connections() =>
    [
        Unread(Key("broker_account", Text, "Account at the broker."), NoAdapter),
        Unread(Key("broker_factory_func", Text, "Which broker."), NoAdapter),
        Unread(Key("ib_ipaddress", Text, "Address of the Interactive Brokers gateway."), NoAdapter),
        Unread(Key("ib_port", WholeNumber, "Port of the gateway."), NoAdapter),
        Unread(Key("ib_idoffset", WholeNumber, "First client id."), NoAdapter),
        Unread(Key("mongo_host", Text, "Host, or a mongodb:// address."), NamedStores),
        Unread(Key("mongo_db", Text, "Database."), NamedStores),
        Unread(Key("mongo_port", WholeNumber, "Port."), NamedStores),
        Key("parquet_store", Text, "Folder of the Parquet store."),
        DataStores(),
        Unread(Key("email_address", Text, "Sender of mail."), NoMail),
        Unread(Key("email_pwd", Text, "Password of the sender."), NoMail),
        Unread(Key("email_server", Text, "Mail server."), NoMail),
        Unread(Key("email_to", Text, "Receiver of mail."), NoMail),
        Unread(Key("email_port", WholeNumber, "Port of the mail server."), NoMail),
        Unread(Key("email_store_filename", Text, "File that keeps mail."), NoMail),
        Unread(Key("trading_server_ip", Text, "Machine the processes run on."), "nothing here runs on another machine"),
        Unread(Key("trading_server_username", Text, "User there."), "nothing here runs on another machine"),
        Unread(Key("trading_server_ssh_port", WholeNumber, "Port there."), "nothing here runs on another machine"),
        Unread(Key("quandl_key", Text, "Key of a data service."), "nothing is fetched from there"),
        Unread(Key("barchart_username", Text, "User of a data service."), "nothing is fetched from there"),
        Unread(Key("barchart_password", Text, "Password there."), "nothing is fetched from there"),
    ];

    private static ConfigKey DataStores() => Group(
        "data_stores", "Which store keeps which kind of data; each a technology, or a mapping of store, place and database.",
        Key("folder", Text, "Folder that relative places start at."),
        Store("series", "All kinds of series that are not named themselves."),
        Store("adjusted_prices", "Back-adjusted prices."),
        Store("multiple_prices", "Prices of the contracts held, of carry and forward."),
        Store("contract_prices", "Prices of single contracts."),
        Store("fx_prices", "Exchange rates."),
        Store("roll_calendars", "Roll calendars."),
        Store("spreads", "Samples of spreads."),
        Store("instruments", "Facts of instruments: csv or shipped."),
        Store("documents", "Orders, positions, limits and the like: sqlite or mongo."),
        Key("log", Text, "File of the log; each day has one of its own."));

    private static ConfigKey Store(string name, string meaning) => new(name, Text | Mapping, meaning)
    {
        Children =
        [
            Key("store", Text, "csv, parquet or arctic; sqlite or mongo."),
            Key("place", Text, "Folder or file; of MongoDB a server, env:VARIABLE or file:PATH."),
            Key("database", Text, "Database of MongoDB."),
        ],
    };

    private static IEnumerable<ConfigKey> Prices() =>
    [
        Key("max_price_spike", Number, "Largest change that passes unchecked, multiple of the average change."),
        Unread(Key("GMT_offset_hours", Number, "Hours the clock is ahead of Greenwich."), "times here are UTC"),
        Key("ignore_future_prices", Switch, "Drop prices stamped later than now."),
        Key("ignore_prices_with_zero_volumes_intraday", Switch, "Drop intraday prices without volume."),
        Key("ignore_prices_with_zero_volumes_daily", Switch, "Drop daily prices without volume."),
        Key("ignore_zero_prices", Switch, "Drop prices of exactly zero."),
        Key("ignore_negative_prices", Switch, "Drop prices below zero."),
        Unread(Key("intraday_frequency", Text, "Intraday bars that are collected."), "prices are brought in as they are"),
    ];

    private static IEnumerable<ConfigKey> Trading() =>
    [
        Group(
            "roll_status_auto_update", "When contracts are rolled without asking.",
            Key("auto_roll_if_relative_volume_higher_than", Number, "Volume of the next contract, multiple of the present one's."),
            Key("min_relative_volume", Number, "Smallest such multiple that can be traded."),
            Key("min_absolute_volume", Number, "Smallest volume that can be traded, contracts per day."),
            Key("near_expiry_days", Number, "Days before expiry from which rolling is pressing."),
            Key("default_roll_state_if_undecided", Text, "Ask or the name of a roll state."),
            Key("auto_roll_expired", Switch, "Roll the adjusted price of an expired contract.")),
        Group(
            "execution_algos", "Execution algorithms.",
            Key("default_algo", Text, "Where nothing else applies."),
            Key("best_algo", Text, "For best-execution orders."),
            Key("market_algo", Text, "For market orders."),
            Key("limit_order_algo", Text, "For limit orders."),
            Table("algo_overrides", "Per instrument.", Key("instrument", Text, "Algorithm.")),
            Table("settings", "Numbers the algorithms go by, such as passive_seconds.", Key("setting", Any, "Value."))),
        .. Control(),
    ];

    private static IEnumerable<ConfigKey> Control() =>
    [
        Unread(Table("process_configuration_start_time", "When processes start, HH:MM, by process or default.", Key("process", Text, "Time.")), NoProcesses),
        Unread(Table("process_configuration_stop_time", "When processes stop, HH:MM, by process or default.", Key("process", Text, "Time.")), NoProcesses),
        Unread(Table("process_configuration_previous_process", "Process that must have finished before.", Key("process", Text, "Process.")), NoProcesses),
        Unread(Table("process_configuration_methods", "Methods of processes and how often they run.", Key("process", Mapping, "Methods.")), NoProcesses),
        Unread(Table("arguments", "Arguments of the methods of processes.", Key("process", Mapping, "Methods.")), NoProcesses),
        Unread(Key("dashboard_visible_on_lan", Switch, "Let other machines see the dashboard."), "there is no dashboard"),
    ];
}
