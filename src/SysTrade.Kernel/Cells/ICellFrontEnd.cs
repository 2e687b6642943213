using System.Text.Json.Nodes;

namespace SysTrade.Kernel.Cells;

/// <summary>Where the output of one cell goes and who answers its questions.</summary>
internal interface ICellFrontEnd
{
    /// <summary>Broadcasts a message that belongs to the cell.</summary>
    /// <param name="type">Its type: <c>stream</c>, <c>display_data</c>.</param>
    /// <param name="content">Its content.</param>
    void Publish(string type, JsonObject content);

    /// <summary>Asks the person at the notebook for a line.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="secret">Whether the answer must not be shown.</param>
    /// <param name="stopping">Ends the waiting.</param>
    string Ask(string prompt, bool secret, CancellationToken stopping);
}
