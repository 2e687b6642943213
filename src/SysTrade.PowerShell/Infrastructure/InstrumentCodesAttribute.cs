using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SysTrade.Domain;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>
/// Takes instrument codes from texts and from objects with a property <c>InstrumentCode</c>. Any other object is refused: PowerShell would
/// make a text of it, and an object of another sort on the pipeline would be looked for as an instrument of a strange name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstrumentCodesAttribute : ArgumentTransformationAttribute
{
    private const string Property = "InstrumentCode";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var codes = new List<string>();
        Add(inputData, codes);
        return codes.ToArray();
    }

    /// <summary>A refused cast is how a parameter lets the next one have the object on the pipeline.</summary>
    private static ArgumentTransformationMetadataException Refused(string message) => new(message, new PSInvalidCastException(message));

    private static void Add(object? input, List<string> codes)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        switch (value)
        {
            case string code:
                codes.Add(code);
                return;
            case Instrument instrument:
                codes.Add(instrument.Code);
                return;
            case IDictionary or null:
                break;
            case IEnumerable many:
                foreach (var one in many) Add(one, codes);
                return;
            case ValueType and IFormattable number:
                codes.Add(number.ToString(null, CultureInfo.InvariantCulture));
                return;
        }

        if (input is not null && PSObject.AsPSObject(input).Properties[Property]?.Value is string { Length: > 0 } named) codes.Add(named);
        else throw Refused($"An object of type {value?.GetType().Name ?? "null"} is no instrument: a code, or an object with a property {Property}, was expected.");
    }
}
