using System.CommandLine;
using Spectre.Console;

namespace Unroll.Tool;

/// <summary>unroll convert: weights of other libraries as safetensors.</summary>
internal static class ConvertCommand
{
    private const int Shown = 5;

    public static Command Create()
    {
        var input = new Argument<string>("in")
        {
            Description = "The file to read: .pt or .pth of PyTorch, .h5 or .keras, .npz, model.json of TensorFlow.js, .safetensors.",
        };
        var output = new Argument<string>("out") { Description = "The .safetensors file to write; it is replaced if it exists." };
        var command = new Command("convert", "Writes weights as safetensors: 32-bit floats, names and orders as they are.")
        {
            input, output,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string input, string output)
    {
        IReadOnlyList<string> left = [];
        if (Console.IsOutputRedirected)
        {
            left = WeightConversion.ToSafeTensors(input, output);
        }
        else
        {
            AnsiConsole.Progress().Start(context =>
            {
                ProgressTask task = context.AddTask(Path.GetFileName(output).EscapeMarkup(), maxValue: 1);
                left = WeightConversion.ToSafeTensors(input, output, new Direct(task));
            });
        }

        Console.WriteLine(output);
        if (left.Count > 0)
        {
            string more = left.Count > Shown ? $" and {left.Count - Shown} more" : "";
            Console.WriteLine($"left out, being no floats: {string.Join(", ", left.Take(Shown))}{more}");
        }

        return 0;
    }

    /// <summary>Tells the share at once, and not on another thread.</summary>
    private sealed class Direct(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
