using System.Xml;
using SysTrade.PowerShell.Help;

if (args is not [var module, var folder, var output])
{
    Console.Error.WriteLine("usage: SysTrade.PowerShell.Help MODULE.dll PAGES-FOLDER OUTPUT.xml");
    return 2;
}

var problems = new List<HelpProblem>();
var matched = HelpBuild.Match(CompiledCommands.Read(module), folder, problems);
if (problems.Count > 0)
{
    foreach (var problem in problems) Console.Error.WriteLine(problem);
    return 1;
}

using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n" })) MamlWriter.Write(matched).Save(writer);
return 0;
