using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SysTrade.Hosting;

/// <summary>What commands write and ask. Questions fail at once when nobody can answer, rather than hang a cron job.</summary>
/// <param name="terminal">What the program is connected to.</param>
/// <param name="progress">Shows progress.</param>
internal sealed class HostInterface(Terminal terminal, IProgressDisplay progress) : PSHostUserInterface, IHostUISupportsMultipleChoiceSelection
{
    private const int Yellow = 33;
    private const int Grey = 90;

    // Commands may write from the pipeline thread while a stop message comes from another.
    private readonly Lock _gate = new();

    public override PSHostRawUserInterface RawUI { get; } = new RawInterface(terminal);

    public override bool SupportsVirtualTerminal => terminal.OutputColour;

    public static HostException NobodyToAsk(string what) => new(
        $"A command wanted to {what}, but standard input is not a terminal, so nobody can answer.", null, "NotInteractive", ErrorCategory.InvalidOperation);

    public override void Write(string value) => Out(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Out(value);

    public override void WriteLine(string value) => Out(value + "\n");

    public override void WriteErrorLine(string value) => Err(value);

    public override void WriteWarningLine(string message) => Err(terminal.ErrorIn("WARNING: " + message, Yellow));

    public override void WriteVerboseLine(string message) => Err(terminal.ErrorIn("VERBOSE: " + message, Grey));

    public override void WriteDebugLine(string message) => Err(terminal.ErrorIn("DEBUG: " + message, Grey));

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_gate) progress.Show(record);
    }

    public override string ReadLine()
    {
        RequireSomebody("read a line");
        return terminal.Input.ReadLine() ?? "";
    }

    public override SecureString ReadLineAsSecureString()
    {
        RequireSomebody("read a secret");
        var secret = new SecureString();
        if (terminal.AskSecret is { } ask)
        {
            foreach (var character in ask()) secret.AppendChar(character);
            secret.MakeReadOnly();
            return secret;
        }

        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0) secret.RemoveAt(secret.Length - 1);
            else if (!char.IsControl(key.KeyChar)) secret.AppendChar(key.KeyChar);
        }

        Out("\n");
        secret.MakeReadOnly();
        return secret;
    }

    public override Dictionary<string, PSObject?> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        RequireSomebody($"ask for {string.Join(", ", descriptions.Select(d => d.Name))}");
        Heading(caption, message);
        var answers = new Dictionary<string, PSObject?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in descriptions)
        {
            Out($"{(string.IsNullOrEmpty(field.Label) ? field.Name : field.Label.Replace("&", "", StringComparison.Ordinal))}: ");
            var secret = field.ParameterTypeName == nameof(SecureString);
            answers[field.Name] = secret ? PSObject.AsPSObject(ReadLineAsSecureString()) : PSObject.AsPSObject(ReadLine());
        }

        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RequireSomebody($"ask '{message.Trim()}' (to agree beforehand: -Confirm:$false)");
        Heading(caption, message);
        var keys = ChoiceKeys.Of(choices);
        while (true)
        {
            Out(ChoiceKeys.Line(choices, keys, defaultChoice < 0 ? [] : [defaultChoice]));
            var answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0) return defaultChoice;
            if (answer == "?") Out(ChoiceKeys.Help(choices, keys));
            else if (ChoiceKeys.Find(choices, keys, answer) is { } chosen) return chosen;
        }
    }

    public Collection<int> PromptForChoice(string? caption, string? message, Collection<ChoiceDescription> choices, IEnumerable<int>? defaultChoices)
    {
        RequireSomebody($"ask '{message?.Trim()}'");
        Heading(caption ?? "", message ?? "");
        var keys = ChoiceKeys.Of(choices);
        int[] preset = [.. defaultChoices ?? []];
        var chosen = new Collection<int>();
        while (true)
        {
            Out(ChoiceKeys.Line(choices, keys, preset));
            var answer = ReadLine().Trim();
            if (answer.Length == 0) return chosen.Count > 0 ? chosen : [.. preset];
            if (answer == "?") Out(ChoiceKeys.Help(choices, keys));
            else if (ChoiceKeys.Find(choices, keys, answer) is { } one && !chosen.Contains(one)) chosen.Add(one);
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        RequireSomebody("ask for a user name and a password");
        Heading(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Out("User: ");
            userName = ReadLine();
        }

        Out($"Password for {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    private void RequireSomebody(string what)
    {
        if (!terminal.InputIsTerminal) throw NobodyToAsk(what);
    }

    private void Heading(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption)) Out(caption + "\n");
        if (!string.IsNullOrEmpty(message)) Out(message + "\n");
    }

    private void Out(string text)
    {
        lock (_gate)
        {
            progress.Clear();
            terminal.Output.Write(GetOutputString(text, terminal.OutputColour));
        }
    }

    private void Err(string line)
    {
        lock (_gate)
        {
            progress.Clear();
            terminal.Error.WriteLine(GetOutputString(line, terminal.ErrorColour));
        }
    }
}
