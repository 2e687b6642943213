using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>Rules for names of strategies.</summary>
/// <remarks>A name is part of keys that are split at blanks and slashes, so neither may be in it.</remarks>
public static class StrategyName
{
    /// <summary>The pseudo strategy that rolls belong to: what it holds between the legs of an outright roll is its own.</summary>
    public const string Roll = "_ROLL_PSEUDO_STRATEGY";

    /// <summary>Longest name accepted.</summary>
    public const int MaximumLength = 64;

    /// <summary>True when the text can be a name: letters, digits and <c>_ - .</c>, beginning with a letter, a digit or an underscore.</summary>
    public static bool IsValid(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.Length > MaximumLength || !(char.IsAsciiLetterOrDigit(name[0]) || name[0] == '_')) return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.')) return false;
        }

        return true;
    }

    /// <summary>Returns the name, or raises <c>InvalidStrategyName</c>.</summary>
    public static string Require(string? name) =>
        IsValid(name)
            ? name!
            : throw new SysTradeException(
                "InvalidStrategyName",
                SysErrorKind.InvalidArgument,
                $"'{name}' is not a strategy name. Expected letters, digits and _ - . only, beginning with a letter, a digit or _, at most {MaximumLength} characters.",
                "Rename the strategy; blanks and slashes separate the parts of order keys.",
                name);
}
