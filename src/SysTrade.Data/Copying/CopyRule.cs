namespace SysTrade.Data.Copying;

/// <summary>What a copy does where the target holds something else. Rows that only continue what the target has are added under every rule.</summary>
public enum CopyRule
{
    /// <summary>Nothing is changed there, and the item is reported as refused.</summary>
    Refuse,

    /// <summary>Nothing is changed there, and that is right.</summary>
    Keep,

    /// <summary>What is stored stays; rows after the last stored one are added, and documents that are not there.</summary>
    Append,

    /// <summary>The target's is replaced, also where it is longer.</summary>
    Replace,
}

/// <summary>What became of an item.</summary>
public enum CopyOutcome
{
    /// <summary>The target had none; it has it now.</summary>
    Copied,

    /// <summary>The target has the same, to the bit.</summary>
    Equal,

    /// <summary>The target had the beginning; it has all now.</summary>
    Extended,

    /// <summary>The target had something else, and kept it; what comes after it was added.</summary>
    Appended,

    /// <summary>The target had something else, which was replaced.</summary>
    Replaced,

    /// <summary>The target has something else, and keeps it.</summary>
    Kept,

    /// <summary>The target has something else; the rule did not say what to do.</summary>
    Refused,

    /// <summary>It could not be read, or not be written.</summary>
    Failed,
}
