namespace SysTrade.Domain.Display;

/// <summary>Says what makes the notebook views of a type.</summary>
/// <remarks>
/// A convention rather than a reference: notebook hosts (this toolkit's kernel, and .NET Interactive) look for an attribute of this name,
/// make an object of <see cref="FormatterSourceType"/>, call its <c>CreateTypeFormatters</c>, and use of each object that returns the
/// property <c>MimeType</c> and the method <c>bool Format(object instance, TextWriter writer)</c>.
/// </remarks>
/// <param name="formatterSourceType">The type that makes the formatters; it has a constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to prefer.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}

/// <summary>A notebook view of one type in one form, in the shape that the convention of <see cref="TypeFormatterSourceAttribute"/> asks for.</summary>
/// <param name="mimeType">MIME type of what it writes.</param>
/// <param name="write">Writes an object of the type.</param>
public sealed class ConventionFormatter(string mimeType, Action<object, TextWriter> write)
{
    /// <summary>MIME type of what it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the view.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="writer">Where.</param>
    /// <returns>True: it was written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        write(instance, writer);
        return true;
    }
}
