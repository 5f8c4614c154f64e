using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Unroll.Commands.Tests;

/// <summary>A folder with the files that the commands of the documents name, where they are run as a person would.</summary>
public sealed partial class Workplace : IDisposable
{
    private const string Data = "Samples/Data";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    public Workplace()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository, Data, "fashion-mnist")))
        {
            string folder = Path.Combine(Root, Data, "fashion-mnist");
            Directory.CreateDirectory(folder);
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        foreach ((string name, string file) in new[]
        {
            ("photo.jpg", "Samples/Data/photograph/chelsea.png"),
            ("painting.jpg", "Samples/Data/style/klimt.jpg"),
            ("A.jpg", "Samples/Data/faces/astronaut.png"),
            ("B.jpg", "Samples/Data/faces/astronaut.png"),
            ("lenet5.pt", "Tests/Exchange.Tests/Weights/Files/lenet.pt"),
            ("lenet5.keras", "Tests/Exchange.Tests/Weights/Files/lenet.keras"),
            ("FILE", "Tests/Exchange.Tests/Weights/Files/lenet.keras"),
            // Any model has the commands' form; the small one is here.
            ("lenet5.onnx", "Tests/Exchange.Tests/Models/blazeface-front-128.onnx"),
            ("resnet18.onnx", "Tests/Exchange.Tests/Models/blazeface-front-128.onnx"),
            ("ResNet18.onnx", "Tests/Exchange.Tests/Models/blazeface-front-128.onnx"),
            ("model.onnx", "Tests/Exchange.Tests/Models/blazeface-front-128.onnx"),
        })
            File.Copy(Path.Combine(Repository, file), Path.Combine(Root, name));
    }

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Environment.GetEnvironmentVariable("UNROLL_REPOSITORY")
        ?? typeof(Workplace).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(data => data.Key == "Repository").Value!;

    /// <summary>What starts several processes; null where it is not installed, so that its commands are not run.</summary>
    public static string? Mpi { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "mpirun")).FirstOrDefault(File.Exists);

    /// <summary>The folder where commands are run.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("unroll-commands-").FullName;

    /// <summary>Runs a command, with what shortens it, and returns what it printed; fails if the command fails.</summary>
    public string Run(string command, string shortened)
    {
        string[] words = [.. Split(command), .. Split(shortened)];
        string[] settings = [.. words.TakeWhile(word => Setting().IsMatch(word))];
        (string program, string[] arguments) = Program([.. words.Skip(settings.Length)]);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (string setting in settings)
            start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{command} {shortened} did not end within {Limit.TotalMinutes} minutes: {output.Result}{errors.Result}");
        }

        Assert.True(process.ExitCode == 0, $"{command} {shortened} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        return output.Result.ReplaceLineEndings("\n");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>
    /// "dotnet run --project P -- ..." is the program of that project, which was built with these tests, "unroll" that of the tool, and
    /// what was published that of its project.
    /// </summary>
    private static (string Program, string[] Arguments) Program(string[] words)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        if (words[0].EndsWith("unroll", StringComparison.Ordinal))
            return (dotnet, [Built("Tool"), .. words[1..]]);
        if (words[0] == "out/aot/lenet5")
            return (dotnet, [Built("Samples.Aot"), .. words[1..]]);
        if (words[0] == "mpirun")
        {
            (string program, string[] arguments) = Program([.. words[3..].Where(word => word != "--no-build")]);
            return (Mpi!, [.. words[1..3], "--allow-run-as-root", "--oversubscribe", program, .. arguments]);
        }

        Assert.Equal("dotnet run -c Release --project".Split(' '), words[..5]);
        Assert.True(words.Length == 6 || words[6] == "--", $"expected -- behind the project, not {string.Join(' ', words)}");
        return (dotnet, [Built(words[5]), .. words.Skip(7)]);
    }

    private static string Built(string project)
    {
        string folder = Path.Combine(Repository, project);
        string name = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(folder, "*.csproj").Single());
        string output = Path.Combine(folder, "bin", "Release", "net10.0");
        return new[] { name, "Unroll." + name, "lenet5" }.Select(candidate => Path.Combine(output, candidate + ".dll")).First(File.Exists);
    }

    private static IEnumerable<string> Split(string command) =>
        Word().Matches(command).Select(word => word.Value.Trim('\''));

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\w+=")]
    private static partial Regex Setting();
}
