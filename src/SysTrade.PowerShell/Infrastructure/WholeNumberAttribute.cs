using System.Globalization;
using System.Management.Automation;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Refuses a number with a fraction for a parameter that takes whole ones: PowerShell would round it, and 2.5 contracts would be traded as 2.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var number = value switch
        {
            double d => d,
            float f => f,
            decimal m => (double)m,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => 0,
        };
        return number == Math.Truncate(number)
            ? inputData
            : throw new ArgumentTransformationMetadataException(string.Create(CultureInfo.InvariantCulture, $"{number} is not a whole number of contracts."));
    }
}
