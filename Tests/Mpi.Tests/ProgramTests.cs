using System.Reflection;

namespace Unroll.Mpi.Tests;

/// <summary>The commands of docs/scale.md, as far as one machine has what they need.</summary>
public sealed class ProgramTests
{
    [MpiFact]
    public void The_sample_lenet_has_the_bytes_of_two_parts_in_two_processes()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-mpi-").FullName;
        try
        {
            byte[] Train(int? processes, int parts)
            {
                string output = Path.Combine(folder, $"{parts}");
                string data = Path.Combine(Repository, "Samples/Data/fashion-mnist");
                Run(
                    processes, "Samples/bin/Release/net10.0/Samples.dll", "lenet", "--data", data, "--epochs", "1", "--threads", "1",
                    "--accumulation-steps", $"{parts}", "--output", output);
                return File.ReadAllBytes(Path.Combine(output, "lenet5.safetensors"));
            }

            Assert.Equal(Train(null, parts: 2), Train(2, parts: 1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Repository { get; } = typeof(ProgramTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Repository").Value!;

    private static string Run(int? processes, string assembly, params ReadOnlySpan<string> arguments)
    {
        (int code, string output) = Processes.RunProgram(processes, Path.Combine(Repository, assembly), arguments);
        Assert.True(code == 0, output);
        return output;
    }
}
