using System.CommandLine;

namespace Unroll.Tool;

/// <summary>
/// unroll project: what the item UnrollModel of a project asks for. It is for Package/Exchange/Unroll.Exchange.targets, and so not shown.
/// </summary>
internal static class ProjectCommand
{
    /// <summary>Stands between the names of files. Windows has none with it; elsewhere a model with such a name is imported by every
    /// build.</summary>
    private const char Separator = '|';

    public static Command Create()
    {
        var command = new Command("project", "Imports a model as a part of a project.") { Hidden = true };
        var model = new ModelOptions(command);
        var resource = new Option<string>("--resource") { Description = "The resource that the weights become.", Required = true };
        var source = new Option<string>("--source") { Description = "The file of the declaration.", Required = true };
        var weights = new Option<string>("--weights") { Description = "The file of the weights.", Required = true };
        var read = new Option<string>("--read") { Description = "Takes the names of the files that were read.", Required = true };
        command.Add(resource);
        command.Add(source);
        command.Add(weights);
        command.Add(read);
        command.SetAction(parsed =>
        {
            ImportedNetwork network = model.Read(parsed, parsed.GetRequiredValue(resource));
            File.WriteAllText(parsed.GetRequiredValue(read), string.Join(Separator, network.Files));
            network.SaveWeights(parsed.GetRequiredValue(weights));
            network.SaveSource(parsed.GetRequiredValue(source));
            return 0;
        });
        return command;
    }
}
