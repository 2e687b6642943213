using System.Text;

namespace SysTrade.Kernel.CSharp;

/// <summary>Names of types as C# writes them.</summary>
internal static class TypeNames
{
    /// <summary>The full name to declare a variable of the type, or null when a cell could not name it: not public, or made at run time.</summary>
    public static string? Of(Type type)
    {
        if (type.IsArray) return Of(type.GetElementType()!) is { } element ? $"{element}[{new string(',', type.GetArrayRank() - 1)}]" : null;
        if (!type.IsVisible || type.IsPointer || type.IsByRef || type.IsByRefLike || type.Assembly.IsDynamic || string.IsNullOrEmpty(type.Assembly.Location)) return null;
        var arguments = type.GetGenericArguments();
        var names = new string[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Of(arguments[i]) is not { } name) return null;
            names[i] = name;
        }

        var text = new StringBuilder("global::");
        var used = 0;
        var chain = new Stack<Type>();
        for (var t = type; t is not null; t = t.DeclaringType) chain.Push(t);
        if (!string.IsNullOrEmpty(type.Namespace)) text.Append(type.Namespace).Append('.');
        while (chain.Count > 0)
        {
            var part = chain.Pop();
            var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            text.Append(tick < 0 ? part.Name : part.Name[..tick]);
            var count = tick < 0 ? 0 : int.Parse(part.Name.AsSpan(tick + 1));
            if (count > 0) text.Append('<').AppendJoin(", ", names[used..(used += count)]).Append('>');
            if (chain.Count > 0) text.Append('.');
        }

        return text.ToString();
    }
}
