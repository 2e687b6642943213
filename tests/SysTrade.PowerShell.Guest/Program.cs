using System.Management.Automation;
using System.Management.Automation.Runspaces;

Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using var shell = PowerShell.Create(runspace);
foreach (var output in shell.AddScript(args[0]).Invoke()) Console.WriteLine(output);
foreach (var error in shell.Streams.Error) Console.Error.WriteLine(error);
return shell.HadErrors ? 1 : 0;
