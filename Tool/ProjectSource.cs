using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Unroll.Drawing.Reading;

namespace Unroll.Tool;

/// <summary>Reads the networks of a project, by what its build would tell the compiler.</summary>
internal static class ProjectSource
{
    /// <summary>The project in a folder, or the project itself.</summary>
    /// <exception cref="ArgumentException">There is none, or several.</exception>
    public static string In(string path)
    {
        if (File.Exists(path))
            return path;
        string[] projects = Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj") : [];
        return projects.Length == 1 ? projects[0] : throw new ArgumentException(
            $"{path}: expected a project, or a folder with one; it has {(projects.Length == 0 ? "none" : "several")}."
            + " Name a project by --project, or give draw a .cs, .dll or .onnx file.");
    }

    /// <summary>
    /// Builds what the project stands on, asks MSBuild for the arguments of the compiler, without compiling the project itself, and reads
    /// what they name.
    /// </summary>
    /// <exception cref="InvalidDataException">The project cannot be built; the message has what MSBuild said.</exception>
    /// <exception cref="IOException">The command dotnet cannot be started, or a source cannot be read.</exception>
    public static NetworkSource Read(string project, CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(project))!;
        Build(project, ["-restore", "-target:ResolveReferences", "-verbosity:quiet"], cancellation);
        string items = Build(
            project,
            [
                "-target:Compile", "-getItem:CscCommandLineArgs", "-property:BuildProjectReferences=false",
                "-property:SkipCompilerExecution=true", "-property:ProvideCommandLineArgs=true",
                "-property:NonExistentFile=" + Path.Combine("obj", "always", "compiled"),
            ],
            cancellation);
        using JsonDocument document = JsonDocument.Parse(items);
        return NetworkSource.OfCommandLine(
            document.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!).ToArray(),
            folder);
    }

    private static string Build(string project, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.GetFullPath(project), "-nologo", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start);
        using CancellationTokenRegistration registration = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? output
            : throw new InvalidDataException($"{project}: cannot be built.\n{output}{errors.Result}".TrimEnd());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new IOException($"the command dotnet, which evaluates projects, cannot be started: {exception.Message}", exception);
        }
    }
}
