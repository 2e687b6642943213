using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <summary>Reads entries of the section of stores: the name of a technology, or a technology with a place.</summary>
internal sealed class StorePlaceReader(NamedOptions section, string folder)
{
    public StorePlace Read(string name, StorePlace otherwise, Func<StorePlace, bool> keeps, string what)
    {
        var place = section.AnyOrNull(name) switch
        {
            null => otherwise,
            string technology => Place(technology, null, null),
            _ => Read(section.Group(name)),
        };
        return keeps(place)
            ? place
            : throw new SysTradeException(
                "StoreDoesNotKeep", SysErrorKind.InvalidArgument, $"'{name}' of {section.Where} is {place.Name}, which does not keep {what}.",
                "Series: csv, parquet, arctic. Documents: sqlite, mongo. Instruments: csv, shipped.", name);
    }

    private StorePlace Read(NamedOptions entry)
    {
        var (technology, place, database) = (entry.Text("store", ""), entry.Text("place", ""), entry.Text("database", ""));
        entry.RejectUnknown();
        if (technology.Length > 0) return Place(technology, place.Length == 0 ? null : place, database.Length == 0 ? null : database);
        throw new SysTradeException(
            "StoreMissing", SysErrorKind.InvalidArgument, $"{entry.Where} names no store.", $"Give store: one of {string.Join(", ", StorePlace.Names)}.",
            entry.Where);
    }

    private StorePlace Place(string name, string? place, string? database)
    {
        var technology = StoreAddress.Technology(name, section.Where);
        if (technology is StoreTechnology.Mongo or StoreTechnology.Arctic)
        {
            return StorePlace.Server(technology, StorePlace.Resolved(place ?? "127.0.0.1:27017", p => DataStoreSettings.Absolute(p, folder)), database);
        }

        if (database is not null)
        {
            throw new SysTradeException(
                "OptionType", SysErrorKind.InvalidArgument, $"A store of the technology {name} in {section.Where} has no database.", "Leave 'database' out.",
                name);
        }

        return technology switch
        {
            StoreTechnology.Csv => new(technology, DataStoreSettings.Absolute(place ?? ".", folder)),
            StoreTechnology.Parquet => new(technology, DataStoreSettings.Absolute(place ?? "parquet", folder)),
            StoreTechnology.Sqlite => new(technology, DataStoreSettings.Absolute(place ?? "systrade.db", folder)),
            _ => new(technology, ""),
        };
    }
}
