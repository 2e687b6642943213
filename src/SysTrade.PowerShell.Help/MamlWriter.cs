using System.Management.Automation;
using System.Xml.Linq;

namespace SysTrade.PowerShell.Help;

/// <summary>Writes pages and commands as MAML, the form that <c>Get-Help</c> reads.</summary>
public static class MamlWriter
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Shell = "http://msh";

    /// <summary>The help file of a module.</summary>
    /// <param name="commands">Each command with its page.</param>
    public static XDocument Write(IEnumerable<(CmdletInfo Command, HelpPage Page)> commands) => new(
        new XElement(Shell + "helpItems", new XAttribute("schema", "maml"), commands.Select(c => CommandElement(c.Command, c.Page))));

    private static XElement CommandElement(CmdletInfo command, HelpPage page)
    {
        var parameters = CompiledCommands.Own(command.ParameterSets.SelectMany(s => s.Parameters).GroupBy(p => p.Name).Select(g => g.First()));
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", command.Name),
                new XElement(Command + "verb", command.Verb),
                new XElement(Command + "noun", command.Noun),
                new XElement(Maml + "description", Paragraphs([page.Synopsis]))),
            new XElement(Maml + "description", Paragraphs(page.Description)),
            new XElement(
                Command + "syntax",
                command.ParameterSets.Select(set => new XElement(
                    Command + "syntaxItem",
                    new XElement(Maml + "name", command.Name),
                    CompiledCommands.Own(set.Parameters).Select(p => Parameter(p, page, command)),
                    Risk(command)))),
            new XElement(Command + "parameters", parameters.Select(p => Parameter(p, page, command)), Risk(command)),
            Types("inputTypes", "inputType", page.Inputs, PipelineTypes(command)),
            Types("returnValues", "returnValue", page.Outputs, command.OutputType.Select(t => t.Type?.FullName ?? t.Name)),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
            new XElement(
                Command + "examples",
                page.Examples.Select((e, i) => new XElement(
                    Command + "example",
                    new XElement(Maml + "title", $"-------- Example {i + 1}: {e.Title} --------"),
                    new XElement(Dev + "code", e.Code),
                    new XElement(Dev + "remarks", Paragraphs(e.Remarks))))),
            new XElement(
                Command + "relatedLinks",
                page.Related.Select(r => new XElement(Maml + "navigationLink", new XElement(Maml + "linkText", r), new XElement(Maml + "uri")))));
    }

    private static string[] PipelineTypes(CmdletInfo command)
    {
        var types = command.ParameterSets.SelectMany(s => s.Parameters).Where(p => p.ValueFromPipeline).Select(p => TypeName(p.ParameterType)).Distinct().ToArray();
        return types.Length > 0 ? types : ["None"];
    }

    /// <summary>WhatIf and Confirm, which PowerShell adds to commands that write, have the same text everywhere.</summary>
    private static IEnumerable<XElement> Risk(CmdletInfo command)
    {
        if (!command.Parameters.ContainsKey("WhatIf")) return [];
        return
        [
            Parameter("WhatIf", ["Says what would be done, and does nothing."], "SwitchParameter", "False", "wi"),
            Parameter("Confirm", ["Asks before each change."], "SwitchParameter", "False", "cf"),
        ];
    }

    private static XElement Parameter(CommandParameterInfo parameter, HelpPage page, CmdletInfo command)
    {
        var pipeline = (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
        return Parameter(
            parameter.Name, page.Parameters[parameter.Name], TypeName(parameter.ParameterType), DefaultOf(parameter, command),
            parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none",
            parameter.IsMandatory, pipeline, parameter.Position < 0 ? "named" : parameter.Position.ToString());
    }

    private static XElement Parameter(
        string name, IReadOnlyList<string> text, string type, string defaultValue, string aliases = "none", bool required = false,
        string pipeline = "False", string position = "named") => new(
        Command + "parameter",
        new XAttribute("required", Text(required)),
        new XAttribute("variableLength", Text(type.EndsWith("[]", StringComparison.Ordinal))),
        new XAttribute("globbing", "false"),
        new XAttribute("pipelineInput", pipeline),
        new XAttribute("position", position),
        new XAttribute("aliases", aliases),
        new XElement(Maml + "name", name),
        new XElement(Maml + "description", Paragraphs(text)),
        type == "SwitchParameter" ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), type),
        new XElement(Dev + "type", new XElement(Maml + "name", type), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", defaultValue));

    /// <summary>The value that a fresh instance has: the truth about the default, which a page may get wrong.</summary>
    private static string DefaultOf(CommandParameterInfo parameter, CmdletInfo command)
    {
        if (parameter.IsMandatory) return "None";
        var value = command.ImplementingType.GetProperty(parameter.Name)?.GetValue(Activator.CreateInstance(command.ImplementingType));
        return value switch
        {
            null => "None",
            SwitchParameter s => s.IsPresent.ToString(),
            string { Length: 0 } => "None",
            string text => text,
            System.Collections.IEnumerable many => string.Join(", ", many.Cast<object>()) is { Length: > 0 } joined ? joined : "None",
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "None",
        };
    }

    private static XElement Types(string group, string item, IReadOnlyList<string> text, IEnumerable<string> names) => new(
        Command + group,
        names.DefaultIfEmpty("Object").Select((type, i) => new XElement(
            Command + item,
            new XElement(Dev + "type", new XElement(Maml + "name", type), new XElement(Maml + "uri"), new XElement(Maml + "description")),
            new XElement(Maml + "description", i == 0 ? Paragraphs(text) : null))));

    private static string TypeName(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return TypeName(inner);
        if (type.IsArray) return TypeName(type.GetElementType()!) + "[]";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(",", type.GetGenericArguments().Select(TypeName))}>" : type.Name;
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> text) => text.Select(t => new XElement(Maml + "para", t));
}
