namespace Unroll.Packaging.Tests;

/// <summary>
/// Networks in class libraries, of every version of C# that they can be written in, with a program and tests that use
/// them and all warnings on.
/// </summary>
[Collection(nameof(Packages))]
public sealed class SolutionTests(Packages packages)
{
    private static readonly int[] LanguageVersions = [10, 11, 12, 13, 14];

    [Fact]
    public void Libraries_a_program_and_tests_build_without_a_warning()
    {
        var solution = new Workspace(packages, "solution", Sources.FolderAndDownloaded);
        solution.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <AnalysisMode>All</AnalysisMode>
                <WarningLevel>9999</WarningLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <!-- The documentation of tests and of a program is nobody's to read. -->
                <NoWarn Condition="'$(LangVersion)' == ''">$(NoWarn);CS1591;CA1707;CA1515</NoWarn>
              </PropertyGroup>
            </Project>
            """);
        foreach (int version in LanguageVersions)
        {
            solution.WriteProject($"Library{version}/Library{version}.csproj", $"<LangVersion>{version}</LangVersion>")
                .Write($"Library{version}/XorNetwork.cs", XorNetwork.In($"Library{version}"));
        }

        string libraries = string.Concat(
            LanguageVersions.Select(version => $"<ProjectReference Include=\"../Library{version}/Library{version}.csproj\" />"));
        solution.Write("Program/Program.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>{libraries}</ItemGroup>
            </Project>
            """).Write("Program/Program.cs", $$"""
            float[] bits = [1, 0], logit = [0];
            {{string.Concat(LanguageVersions.Select(version => $$"""
                using (var network = new Library{{version}}.XorNetwork(seed: 1))
                    network.Predict(bits, logit);
                System.Console.WriteLine(logit[0].ToString(System.Globalization.CultureInfo.InvariantCulture));

                """))}}
            """);
        string[] logits = solution.Run("run", "--project", "Program")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(LanguageVersions.Length, logits.Length);
        Assert.Single(logits.Distinct());

        solution.Write("Tests/Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <IsTestProject>true</IsTestProject>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NoWarn>$(NoWarn);NU1603;NU1608;NU1901;NU1902;NU1903;NU1904</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
                <ProjectReference Include="../Library14/Library14.csproj" />
              </ItemGroup>
            </Project>
            """).Write("Tests/XorTests.cs", """
            using Xunit;

            namespace Tests;

            public sealed class XorTests
            {
                [Fact]
                public void It_learns()
                {
                    using var network = new Library14.XorNetwork(seed: 1);
                    using var optimizer = new Unroll.Adam(0.05f);
                    for (int step = 0; step < 500; step++)
                    {
                        network.ComputeGradients([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], 4);
                        optimizer.Step(network);
                    }

                    float[] logit = [0];
                    network.Predict([1, 0], logit);
                    Assert.True(logit[0] > 0);
                }
            }
            """);
        Assert.Contains("Passed:     1", solution.Run("test", "Tests"));
    }
}
