using ParquetSharp;

namespace SysTrade.Data.Parquet;

/// <summary>A plain column of a file: where it stands and what it holds.</summary>
internal sealed class ParquetColumn
{
    private readonly bool _isNull;
    private readonly bool _isText;
    private readonly bool _isNumber;
    private readonly TimeUnit _unit;

    public ParquetColumn(int position, ColumnDescriptor descriptor)
    {
        Position = position;
        Name = descriptor.Name;
        Physical = descriptor.PhysicalType;
        IsOptional = descriptor.MaxDefinitionLevel > 0;
        using var logical = Logical(descriptor);
        if (logical is null)
        {
            Type = $"{Physical} of an unknown kind";
            return;
        }

        var isPlain = logical.Type is LogicalTypeEnum.None or LogicalTypeEnum.Nil;
        _isNull = logical.Type == LogicalTypeEnum.Nil;
        _isText = Physical == PhysicalType.ByteArray && (isPlain || logical.Type == LogicalTypeEnum.String);
        _isNumber = Physical switch
        {
            PhysicalType.Double or PhysicalType.Float => true,
            PhysicalType.Int32 or PhysicalType.Int64 => isPlain || logical is IntLogicalType,
            _ => false,
        };
        IsUnsigned = logical is IntLogicalType { IsSigned: false };
        IsDate = logical.Type == LogicalTypeEnum.Date;
        // Files without the newer annotation say only the unit; their stamps are as naive as those of any data frame.
        IsZoned = logical is TimestampLogicalType { IsAdjustedToUtc: true, IsFromConvertedType: false };
        _unit = (logical as TimestampLogicalType)?.TimeUnit ?? TimeUnit.Unknown;
        Type = _unit != TimeUnit.Unknown ? $"{Physical} Timestamp({_unit}{(IsZoned ? ", UTC" : "")})" : isPlain ? $"{Physical}" : $"{Physical} {logical}";
    }

    /// <summary>Position among the columns of the file.</summary>
    public int Position { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>How values are stored.</summary>
    public PhysicalType Physical { get; }

    /// <summary>What is stored, for messages.</summary>
    public string Type { get; }

    /// <summary>True when a row may have no value.</summary>
    public bool IsOptional { get; }

    /// <summary>True for whole numbers without a sign.</summary>
    public bool IsUnsigned { get; }

    /// <summary>True for days.</summary>
    public bool IsDate { get; }

    /// <summary>True for stamps that are said to be in UTC.</summary>
    public bool IsZoned { get; }

    /// <summary>True when the column can be an index.</summary>
    public bool HoldsMoments => IsDate || (Physical == PhysicalType.Int64 && _unit != TimeUnit.Unknown);

    /// <summary>True when the column can be read as numbers; one in which every value is missing has no type of its own.</summary>
    public bool HoldsNumbers => _isNumber || _isNull;

    /// <summary>True when the column can be read as contract months.</summary>
    public bool HoldsContracts => _isText || _isNumber || _isNull;

    /// <summary>What the values mean, or null when the file says something that the library does not know.</summary>
    private static LogicalType? Logical(ColumnDescriptor descriptor)
    {
        try
        {
            return descriptor.LogicalType;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Newer formats add kinds; a column of one is in nobody's way as long as it is not asked for.
            return null;
        }
    }

    /// <summary>A stored stamp as ticks; false when it lies outside the years 1 to 9999.</summary>
    public bool TryTicks(long stored, out long ticks)
    {
        ticks = 0;
        long offset;
        if (_unit == TimeUnit.Nanos)
        {
            // Towards the past, as pandas cuts: a stamp is never moved past the moment it names.
            offset = stored / 100;
            if (stored % 100 < 0) offset--;
        }
        else
        {
            var unit = IsDate ? TimeSpan.TicksPerDay : _unit == TimeUnit.Micros ? TimeSpan.TicksPerMicrosecond : TimeSpan.TicksPerMillisecond;
            if (stored > (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / unit || stored < -DateTime.UnixEpoch.Ticks / unit) return false;
            offset = stored * unit;
        }

        ticks = DateTime.UnixEpoch.Ticks + offset;
        return true;
    }
}
