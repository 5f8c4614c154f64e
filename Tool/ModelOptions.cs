using System.CommandLine;
using System.Globalization;

namespace Unroll.Tool;

/// <summary>The model of a command, and how it is imported.</summary>
internal sealed class ModelOptions
{
    private readonly Argument<string> _model;

    private readonly Option<string?> _name = new("--name") { Description = "The name of the class; that of the file unless given." };

    private readonly Option<string?> _namespace = new("--namespace")
    {
        Description = "The namespace of the class; none unless given.",
    };

    private readonly Option<OnnxLayout?> _layout = new("--layout")
    {
        Description = "How inputs of four extents stand in the model: ChannelsFirst or ChannelsLast; found out unless given.",
    };

    private readonly Option<string[]> _inputs = new("--input")
    {
        Description = "The extents of an input that the model leaves open, with the batch of 1 before them: data=1x3x224x224.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isNamed">Whether there is a class to be named.</param>
    /// <param name="description">What the command takes.</param>
    public ModelOptions(Command command, bool isNamed = true, string description = "The ONNX file.")
    {
        _model = new("model") { Description = description };
        command.Add(_model);
        if (isNamed)
        {
            command.Add(_name);
            command.Add(_namespace);
        }

        command.Add(_layout);
        command.Add(_inputs);
    }

    /// <summary>The file that the command is given.</summary>
    public string PathIn(ParseResult parsed) => parsed.GetRequiredValue(_model);

    /// <summary>Reads the model as the options say.</summary>
    /// <param name="parsed">The arguments of the command.</param>
    /// <param name="resource">The resource that the weights will be; null for none.</param>
    public ImportedNetwork Read(ParseResult parsed, string? resource = null) => OnnxImport.Read(parsed.GetRequiredValue(_model), new()
    {
        Name = parsed.GetValue(_name),
        Namespace = parsed.GetValue(_namespace),
        InputLayout = parsed.GetValue(_layout),
        InputShapes = Shapes(parsed.GetValue(_inputs) ?? []),
        WeightsResource = resource,
    });

    private static Dictionary<string, IReadOnlyList<int>> Shapes(string[] inputs)
    {
        var shapes = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        foreach (string input in inputs)
        {
            int equals = input.LastIndexOf('=');
            var extents = new List<int>();
            foreach (string text in input[(equals + 1)..].Split('x'))
            {
                if (equals < 1 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int extent))
                    throw new ArgumentException($"--input {input}: expected a name and extents, such as data=1x3x224x224.");
                extents.Add(extent);
            }

            if (!shapes.TryAdd(input[..equals], extents))
                throw new ArgumentException($"--input {input}: '{input[..equals]}' is given twice.");
        }

        return shapes;
    }
}
