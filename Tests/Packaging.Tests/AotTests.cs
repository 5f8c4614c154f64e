using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Unroll.Packaging.Tests;

/// <summary>Programs that are compiled ahead of time or trimmed, with warnings as errors.</summary>
[Collection(nameof(Packages))]
public sealed class AotTests(Packages packages)
{
    private const string Program = """
        using System.Runtime.Intrinsics;

        using var network = new Library.XorNetwork(seed: 1);
        using var optimizer = new Adam(learningRate: 0.05f);
        var train = new DataSet([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], 4);
        new Trainer<Library.XorNetwork>(network, optimizer).Fit(train, dev: null, epochs: 500, batchSize: 4);
        float[] logits = new float[4];
        network.Predict([0, 0, 0, 1, 1, 0, 1, 1], logits, count: 4);
        foreach (float logit in logits)
            Console.Write(logit > 0 ? '1' : '0');
        Console.WriteLine(Vector256.IsHardwareAccelerated ? " with wide vectors" : " with narrow vectors");
        """;

    /// <summary>The whole library is compiled, not only what the program needs, so that any warning about it would show.</summary>
    [NativeCompilerFact]
    public void A_program_compiled_ahead_of_time_uses_wide_vectors()
    {
        Workspace project = Project("aot", "<PublishAot>true</PublishAot>", """<TrimmerRootAssembly Include="Unroll" />""");
        string published = project.Run("publish", "Program", "-c", "Release", "-o", "published", "-p:TrimmerSingleWarn=false");

        int told = RuntimeInformation.ProcessArchitecture == Architecture.X64 && !OperatingSystem.IsMacOS() ? 1 : 0;
        Assert.Equal(told, Regex.Count(published, "Unroll: Program is compiled for processors with AVX2 and FMA"));
        Assert.Equal(Learned, DotNet.RunProgram(Executable(Path.Combine(project.Root, "published"), "Program")).Trim());
    }

    [Fact]
    public void Instruction_sets_without_AVX2_are_a_warning()
    {
        Workspace project = Project("portable", "", "");
        Assert.Contains(
            "error UNR0405: 'XorNetwork' would run its portable path",
            DotNet.RunToFail(project.Root, "build", "Library", "-p:PublishAot=true", "-p:IlcInstructionSet=x86-64-v2",
                "-p:RuntimeIdentifier=linux-x64"));
    }

    /// <summary>Settings of a program do not reach the library that has the network, so its publishing tells it.</summary>
    [Fact]
    public void Instruction_sets_without_AVX2_are_a_warning_where_a_program_has_its_network_from_a_library()
    {
        const string Settings =
            "<PublishAot>true</PublishAot><IlcInstructionSet>x86-64-v2</IlcInstructionSet><RuntimeIdentifier>linux-x64</RuntimeIdentifier>";
        Workspace project = Project("portable-program", Settings, "");
        string told = project.Run("msbuild", "Program", "-restore", "-t:UnrollTellInstructionSet", "-v:m");
        Assert.Contains("warning UNR0405: The networks of Program would run their portable path", told);
    }

    [Fact]
    public void A_program_in_one_trimmed_file_learns()
    {
        const string Settings =
            "<PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained>";
        Workspace project = Project("trimmed", Settings, "");
        project.Run("publish", "Program", "-c", "Release", "-o", "published", "--use-current-runtime");

        Assert.Equal(Learned, DotNet.RunProgram(Executable(Path.Combine(project.Root, "published"), "Program")).Trim());
        Assert.DoesNotContain("Unroll.dll", Directory.EnumerateFiles(Path.Combine(project.Root, "published")).Select(Path.GetFileName));
    }

    /// <summary>The sample of the repository: the size is a promise of the documentation. Its times are for people to read.</summary>
    [NativeCompilerFact]
    public void LeNet_is_a_program_of_less_than_two_megabytes()
    {
        string output = Path.Combine(packages.Root, "lenet5");
        // With the settings of the packages, so that what was built for them need not be built again.
        DotNet.Run(
            Packages.Repository, "publish", "Samples.Aot", "-c", "Release", "--artifacts-path",
            Path.Combine(packages.Root, "build"), "-o", output,
            $"-p:Version={Packages.Version}", "-p:ContinuousIntegrationBuild=true");
        string program = Executable(output, "lenet5");

        string[] lines = DotNet.RunProgram(program).Split('\n');
        Assert.Matches("^LeNet-5 compiled ahead of time, (AVX2|AVX-512|portable) path$", lines[0]);
        Assert.Matches("^first prediction [0-9.]+ ms after the start of Main$", lines[1]);
        Assert.Matches("^a prediction [0-9.]+ us$", lines[2]);
        Assert.InRange(new FileInfo(program).Length, 1, 2_000_000);
    }

    /// <summary>What the program says of the vectors that it was compiled for: on Arm64 there are narrow ones alone.</summary>
    private static string Learned =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "0110 with wide vectors" : "0110 with narrow vectors";

    private static string Executable(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    // The program has its network from a library, and the package through it: the settings of Native AOT must reach it all the same.
    private Workspace Project(string name, string properties, string items) => new Workspace(packages, name, Sources.All)
        .WriteProject("Library/Library.csproj", "<IsAotCompatible>true</IsAotCompatible>")
        .Write("Library/XorNetwork.cs", XorNetwork.In("Library"))
        .Write("Program/Program.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Library/Library.csproj" />
                <Using Include="Unroll" />
                {items}
              </ItemGroup>
            </Project>
            """)
        .Write("Program/Program.cs", Program);
}
