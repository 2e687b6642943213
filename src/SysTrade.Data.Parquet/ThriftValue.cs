namespace SysTrade.Data.Parquet;

/// <summary>A value of Thrift's compact protocol: a whole number, a text or bytes, a list, or a structure.</summary>
/// <remarks>Types keep their numbers of the protocol, so that what is read and not changed is written as it was.</remarks>
internal abstract record ThriftValue(ThriftType Type);

/// <summary>Types of the compact protocol.</summary>
internal enum ThriftType : byte
{
    /// <summary>End of a structure.</summary>
    Stop = 0,

    /// <summary>A flag that is set.</summary>
    True = 1,

    /// <summary>A flag that is not set.</summary>
    False = 2,

    /// <summary>Eight bits.</summary>
    Byte = 3,

    /// <summary>Sixteen bits.</summary>
    Int16 = 4,

    /// <summary>Thirty-two bits.</summary>
    Int32 = 5,

    /// <summary>Sixty-four bits.</summary>
    Int64 = 6,

    /// <summary>A floating-point number.</summary>
    Double = 7,

    /// <summary>Bytes or text.</summary>
    Binary = 8,

    /// <summary>A list.</summary>
    List = 9,

    /// <summary>A structure.</summary>
    Struct = 12,
}

/// <summary>A flag, a whole number, or the bits of a floating-point number.</summary>
internal sealed record ThriftNumber(ThriftType Type, long Value) : ThriftValue(Type);

/// <summary>Bytes or text.</summary>
internal sealed record ThriftBytes(byte[] Value) : ThriftValue(ThriftType.Binary)
{
    /// <summary>As text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Value);
}

/// <summary>A list.</summary>
internal sealed record ThriftList(ThriftType Element, IReadOnlyList<ThriftValue> Items) : ThriftValue(ThriftType.List);

/// <summary>A structure: values by the number of their field, in order.</summary>
internal sealed record ThriftStruct(IReadOnlyList<KeyValuePair<int, ThriftValue>> Fields) : ThriftValue(ThriftType.Struct)
{
    /// <summary>A field, or null when it is not there.</summary>
    public ThriftValue? Find(int id)
    {
        foreach (var (key, value) in Fields)
        {
            if (key == id) return value;
        }

        return null;
    }

    /// <summary>A whole number.</summary>
    public long Number(int id) => (Find(id) as ThriftNumber)?.Value ?? throw new FormatException($"field {id} is missing or no number");

    /// <summary>A list.</summary>
    public ThriftList List(int id) => Find(id) as ThriftList ?? throw new FormatException($"field {id} is missing or no list");

    /// <summary>The same with another value in a field that is there.</summary>
    public ThriftStruct With(int id, ThriftValue value) => new([.. Fields.Select(f => f.Key == id ? KeyValuePair.Create(id, value) : f)]);

    /// <summary>The same with something added to a number; a field that is not there stays out.</summary>
    public ThriftStruct Plus(int id, long more) => Find(id) is ThriftNumber number ? With(id, number with { Value = number.Value + more }) : this;
}
