using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace SysTrade.Data.Mongo;

/// <summary>Reads documents as the driver does, except that it keeps the sign of -0, which the driver's shared instances of small numbers lose.</summary>
internal sealed class ExactSerializer : SerializerBase<BsonDocument>
{
    public static ExactSerializer Instance { get; } = new();

    public override BsonDocument Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => ReadDocument(context);

    private static BsonDocument ReadDocument(BsonDeserializationContext context)
    {
        var (reader, document) = (context.Reader, new BsonDocument(allowDuplicateNames: true));
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument) document.Add(reader.ReadName(Utf8NameDecoder.Instance), ReadValue(context));
        reader.ReadEndDocument();
        return document;
    }

    private static BsonValue ReadValue(BsonDeserializationContext context)
    {
        var reader = context.Reader;
        switch (reader.CurrentBsonType)
        {
            case BsonType.Double:
                return new BsonDouble(reader.ReadDouble());
            case BsonType.Document:
                return ReadDocument(context);
            case BsonType.Array:
                var array = new BsonArray();
                reader.ReadStartArray();
                while (reader.ReadBsonType() != BsonType.EndOfDocument) array.Add(ReadValue(context));
                reader.ReadEndArray();
                return array;
            default:
                return BsonValueSerializer.Instance.Deserialize(context);
        }
    }
}
