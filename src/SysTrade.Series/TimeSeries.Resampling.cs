namespace SysTrade.Series;

/// <content>Resampling to calendar bins; see <see cref="Resample"/>.</content>
public sealed partial class TimeSeries
{
    /// <summary>Resamples: every bin from the first row's to the last row's is present.</summary>
    public TimeSeries To(Frequency frequency, Aggregation aggregation) => Resample.Series(this, frequency, aggregation);

    /// <summary>Resamples to bins and carries the last known value into empty ones (pandas <c>resample(...).ffill()</c>).</summary>
    /// <remarks>The value of a bin is the row in force at the bin's label, which for business days and days is the bin's first moment.</remarks>
    public TimeSeries ToFilled(Frequency frequency) => Count == 0 ? this : ReindexFill(new Bins(frequency, Index).Labels());
}
