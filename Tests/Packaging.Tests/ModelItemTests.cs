using System.Runtime.CompilerServices;

namespace Unroll.Packaging.Tests;

/// <summary>Projects that have the package Unroll.Exchange alone, and a model as an item.</summary>
[Collection(nameof(Packages))]
public sealed class ModelItemTests(Packages packages)
{
    private const string Imported = "Unroll/App.Ramps";

    /// <summary>Warnings are errors, and all analyzers are on but the one that wants no public types in programs.</summary>
    [Fact]
    public void A_model_of_a_project_is_a_class_that_has_its_weights()
    {
        Workspace project = Project("""
            <UnrollModel Include="models/my ramps.onnx" Name="Ramps" />
            """, """
            <AnalysisLevel>latest-all</AnalysisLevel>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <NoWarn>$(NoWarn);CA1515</NoWarn>
            """);
        Assert.Equal(packages.Model.Printed, project.Run("run"));
    }

    /// <summary>A detector of faces. The numbers are those that ONNX Runtime 1.31.1 gives for the same picture.</summary>
    [Fact]
    public void A_detector_of_faces_gives_what_its_model_gives()
    {
        Workspace project = Project("""<UnrollModel Include="models/blazeface-front-128.onnx" Name="BlazeFace" Namespace="App" />""");
        string model = Path.Combine(Packages.Repository, "Tests", "Exchange.Tests", "Models", "blazeface-front-128.onnx");
        File.Copy(model, Path.Combine(project.Root, "models", "blazeface-front-128.onnx"));
        project.Write("Program.cs", """
            using var network = new App.BlazeFace();
            float[] picture = new float[128 * 128 * 3];
            for (int i = 0; i < picture.Length; i++)
                picture[i] = ((i * 7919 % 256) - 128) / 64f;
            float[] many = new float[512], few = new float[384], manyBoxes = new float[512 * 16], fewBoxes = new float[384 * 16];
            network.Predict(picture, identity: many, identity_1: few, identity_2: manyBoxes, identity_3: fewBoxes);
            foreach (float[] output in new[] { many, few, manyBoxes, fewBoxes })
                System.Console.WriteLine(System.FormattableString.Invariant($"{output[0]:F3} {output[1]:F3} {output[2]:F3}"));
            """);
        Assert.Equal(
            ["-5.551 -4.586 -5.544", "-5.576 -8.374 -17.555", "-0.395 -0.612 26.580", "1.958 3.564 49.204"],
            project.Run("run").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void A_model_is_imported_again_when_it_or_its_item_changed_and_only_then()
    {
        Workspace project = Project("""<UnrollModel Include="models/my ramps.onnx" Name="Ramps" Namespace="App" />""");
        project.Run("build");
        string source = Output(project, ".cs");
        DateTime first = File.GetLastWriteTimeUtc(source);
        project.Run("build");
        Assert.Equal(first, File.GetLastWriteTimeUtc(source));

        File.SetLastWriteTimeUtc(Path.Combine(project.Root, "models", "my ramps.onnx"), DateTime.UtcNow);
        project.Run("build");
        DateTime second = File.GetLastWriteTimeUtc(source);
        Assert.True(second > first);

        string file = Path.Combine(project.Root, "App.csproj");
        File.WriteAllText(file, File.ReadAllText(file).Replace("Namespace=\"App\"", "Namespace=\"App\" Layout=\"ChannelsLast\""));
        project.Run("build");
        Assert.True(File.GetLastWriteTimeUtc(source) > second);
        Assert.Equal(packages.Model.Printed, project.Run("run", "--no-build"));

        project.Run("clean");
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(source)!));
    }

    /// <summary>An editor asks for the arguments of a compiler that does not run.</summary>
    [Fact]
    public void An_editor_sees_the_class_before_anything_is_built()
    {
        Workspace project = Project("""<UnrollModel Include="models/my ramps.onnx" Name="Ramps" />""");
        project.Run("restore");
        string arguments = project.Run(
            "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs");
        Assert.Contains(Imported + ".cs", arguments);
        Assert.True(File.Exists(Output(project, ".cs")));
    }

    [Fact]
    public void Mistakes_are_errors_at_the_model()
    {
        Workspace project = Project("""
            <UnrollModel Include="models/my ramps.onnx" Input="picture=1x1x6x6" />
            """);
        string model = Path.Combine(project.Root, "models", "my ramps.onnx");
        Assert.Contains($"{model} : error UNR0501: {model} has no input 'picture'; its inputs are 'image'.",
            DotNet.RunToFail(project.Root, "build"));

        File.WriteAllBytes(model, OnnxBytes.Of("Einsum", "Einsum"));
        File.WriteAllText(
            Path.Combine(project.Root, "App.csproj"),
            File.ReadAllText(Path.Combine(project.Root, "App.csproj")).Replace("Input=\"picture=1x1x6x6\"", ""));
        string told = DotNet.RunToFail(project.Root, "build");
        Assert.Contains($"{model} : error UNR0502: {model} cannot be imported; of its nodes these are not supported:", told);
        Assert.Contains("first: Einsum (opset 17)", told);
        Assert.Contains("second: Einsum (opset 17)", told);

        project.Write("models/my ramps.onnx", "no model");
        Assert.Contains($"{model} : error UNR0501: {model}: the file is no ONNX model", DotNet.RunToFail(project.Root, "build"));
    }

    private static string Output(Workspace project, string ending) =>
        Path.Combine(project.Root, "obj", "Debug", "net10.0", Imported + ending);

    private Workspace Project(string items, string properties = "", [CallerMemberName] string name = "")
    {
        Workspace project = new Workspace(packages, name, Sources.FolderAndDownloaded).Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {ExportedModel.Reference}
                {items}
              </ItemGroup>
            </Project>
            """).Write("Program.cs", $"using var network = new App.Ramps();{ExportedModel.Prediction}").Write("models/README", "");
        File.Copy(packages.Model.File, Path.Combine(project.Root, "models", "my ramps.onnx"));
        return project;
    }
}
