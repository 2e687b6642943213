using System.Management.Automation;

namespace SysTrade.Hosting;

/// <summary>Shows progress in the way that suits where it is shown.</summary>
public interface IProgressDisplay
{
    /// <summary>Shows a record.</summary>
    /// <param name="record">The progress.</param>
    void Show(ProgressRecord record);

    /// <summary>Makes room for other output; what was shown may come back with the next record.</summary>
    void Clear();
}
