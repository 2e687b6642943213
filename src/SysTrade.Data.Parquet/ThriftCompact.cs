using System.Buffers;
using System.Buffers.Binary;

namespace SysTrade.Data.Parquet;

/// <summary>Thrift's compact protocol, as far as the footer of Parquet files uses it.</summary>
/// <remarks>Source of the format: the Apache Thrift compact protocol specification. Whole numbers are variable-length; signed ones are zigzag-coded first.</remarks>
internal static class ThriftCompact
{
    private const int DeepestNesting = 32, ShortList = 15;

    /// <summary>Reads a structure.</summary>
    /// <exception cref="FormatException">The bytes are something else.</exception>
    public static ThriftStruct Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Reader(bytes);
        return reader.Struct(0);
    }

    /// <summary>Writes a structure.</summary>
    public static void Write(ThriftStruct value, IBufferWriter<byte> output) => Put(value, output);

    private static void Put(ThriftStruct value, IBufferWriter<byte> output)
    {
        var last = 0;
        foreach (var (id, field) in value.Fields)
        {
            var delta = id - last;
            if (delta is > 0 and <= 15)
            {
                Byte((byte)((delta << 4) | (int)field.Type), output);
            }
            else
            {
                Byte((byte)field.Type, output);
                Varint(ZigZag(id), output);
            }

            // The type of a flag is its value.
            if (field.Type is not (ThriftType.True or ThriftType.False)) Put(field, output);
            last = id;
        }

        Byte((byte)ThriftType.Stop, output);
    }

    private static void Put(ThriftValue value, IBufferWriter<byte> output)
    {
        switch (value)
        {
            case ThriftNumber { Type: ThriftType.Double } number:
                BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(8), number.Value);
                output.Advance(8);
                break;
            case ThriftNumber { Type: ThriftType.Byte or ThriftType.True or ThriftType.False } number:
                Byte((byte)number.Value, output);
                break;
            case ThriftNumber number:
                Varint(ZigZag(number.Value), output);
                break;
            case ThriftBytes bytes:
                Varint((ulong)bytes.Value.Length, output);
                output.Write(bytes.Value);
                break;
            case ThriftList list:
                if (list.Items.Count < ShortList)
                {
                    Byte((byte)((list.Items.Count << 4) | (int)list.Element), output);
                }
                else
                {
                    Byte((byte)((ShortList << 4) | (int)list.Element), output);
                    Varint((ulong)list.Items.Count, output);
                }

                foreach (var item in list.Items) Put(item, output);
                break;
            default:
                Put((ThriftStruct)value, output);
                break;
        }
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static void Varint(ulong value, IBufferWriter<byte> output)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80), output);
        Byte((byte)value, output);
    }

    private static void Byte(byte value, IBufferWriter<byte> output)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public ThriftStruct Struct(int depth)
        {
            if (depth > DeepestNesting) throw new FormatException("structures are nested too deeply");
            var fields = new List<KeyValuePair<int, ThriftValue>>();
            var id = 0;
            while (true)
            {
                var header = Byte();
                var type = (ThriftType)(header & 0x0F);
                if (type == ThriftType.Stop) return new ThriftStruct(fields);
                id = header >> 4 is > 0 and var delta ? id + delta : checked((int)Signed());
                fields.Add(KeyValuePair.Create(id, type is ThriftType.True or ThriftType.False ? new ThriftNumber(type, 0) : Value(type, depth)));
            }
        }

        private ThriftValue Value(ThriftType type, int depth)
        {
            switch (type)
            {
                case ThriftType.True or ThriftType.False or ThriftType.Byte:
                    return new ThriftNumber(type, Byte());
                case ThriftType.Int16 or ThriftType.Int32 or ThriftType.Int64:
                    return new ThriftNumber(type, Signed());
                case ThriftType.Double:
                    return new ThriftNumber(type, BinaryPrimitives.ReadInt64LittleEndian(Take(8)));
                case ThriftType.Binary:
                    return new ThriftBytes(Take(Length()).ToArray());
                case ThriftType.List:
                    return List(depth + 1);
                case ThriftType.Struct:
                    return Struct(depth + 1);
                default:
                    throw new FormatException($"type {(int)type} is not used in footers");
            }
        }

        private ThriftList List(int depth)
        {
            if (depth > DeepestNesting) throw new FormatException("lists are nested too deeply");
            var header = Byte();
            var (count, type) = (header >> 4, (ThriftType)(header & 0x0F));
            if (count == ShortList) count = Length();
            // Every element takes a byte at least.
            if (count > _rest.Length) throw new FormatException("a list is longer than what there is");
            var items = new ThriftValue[count];
            for (var i = 0; i < count; i++) items[i] = Value(type, depth);
            return new ThriftList(type, items);
        }

        private int Length() => Unsigned() is var length && length <= (ulong)_rest.Length ? (int)length : throw new FormatException("a length goes beyond the end");

        private long Signed() => Unsigned() is var raw ? (long)(raw >> 1) ^ -(long)(raw & 1) : 0;

        private ulong Unsigned()
        {
            var value = 0UL;
            for (var shift = 0; shift < 64; shift += 7)
            {
                var part = Byte();
                value |= (ulong)(part & 0x7F) << shift;
                if (part < 0x80) return value;
            }

            throw new FormatException("a number has too many bytes");
        }

        private byte Byte() => Take(1)[0];

        private ReadOnlySpan<byte> Take(int count)
        {
            if (count > _rest.Length) throw new FormatException("the structure breaks off");
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}
