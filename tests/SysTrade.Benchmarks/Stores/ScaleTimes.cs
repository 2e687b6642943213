namespace SysTrade.Benchmarks.Stores;

/// <summary>What one fresh process measured on a large store. Times are milliseconds.</summary>
/// <param name="Keys">Series there are.</param>
/// <param name="Open">Opening the store and listing its keys.</param>
/// <param name="LastYear">Rows of the last year of one series.</param>
/// <param name="LastYearTime">Reading them.</param>
/// <param name="Day">Rows of one day within another series.</param>
/// <param name="DayTime">Reading them.</param>
/// <param name="Whole">Rows of a third series.</param>
/// <param name="WholeTime">Reading all of them.</param>
/// <param name="PeakBeforeWhole">Most memory the process held until the whole series was read, 1e6 bytes.</param>
/// <param name="Peak">Most memory the process held, 1e6 bytes.</param>
internal sealed record ScaleTimes(
    int Keys, double Open, int LastYear, double LastYearTime, int Day, double DayTime, int Whole, double WholeTime, double PeakBeforeWhole, double Peak);
