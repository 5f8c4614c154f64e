using System.Reflection;
using Unroll.Generator.Analysis;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Language;

/// <summary>Lists that must follow one another: ids, descriptors, pages, release notes, reserved names, attributes, rules.</summary>
public class ReferenceTests
{
    public static TheoryData<string> Ids => [.. typeof(Ids).GetFields().Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_id_has_a_descriptor_a_page_and_a_line_in_the_release_notes(string id)
    {
        var descriptor = Descriptors.Find(id);
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", $"{id}.md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page);
        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity}",
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "releases", "AnalyzerReleases.Unshipped.md")));
    }

    [Theory]
    [InlineData("language.md")]
    [InlineData("course.md")]
    public async Task The_examples_of_the_language_compile(string page)
    {
        string[] sections = File.ReadAllText(Path.Combine(Documents.LinkTests.Repository, "docs", page)).Split("```csharp\n");
        string[] examples = sections.Skip(1)
            .Select(section => "using Unroll;\n" + section[..section.IndexOf("```", StringComparison.Ordinal)]).ToArray();
        Assert.NotEmpty(examples);
        Assert.Equal([], (await Consumer.Diagnose(examples)).Select(diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [InlineData("Values that are in no network, and L-BFGS", 3)]
    [InlineData("Averages of the weights", 2)]
    [InlineData("Mixing samples", 2)]
    [InlineData("Classes with few samples", 2)]
    [InlineData("Search", 1)]
    public async Task The_methods_and_networks_in_a_section_about_training_compile(string title, int count)
    {
        string page = File.ReadAllText(Path.Combine(Documents.LinkTests.Repository, "docs", "training.md"));
        string section = page.Split($"## {title}\n")[1].Split("\n## ")[0];
        string[] parts = [.. section.Split("```csharp\n").Skip(1).Select(part => part.Split("```")[0])];
        Assert.Equal(count, parts.Length);
        ILookup<bool, string> areNetworks = parts.ToLookup(part => part.StartsWith("[Network]", StringComparison.Ordinal));
        string methods = string.Concat(areNetworks[false]), networks = string.Concat(areNetworks[true]);
        string use = $"using System; using Unroll; static class Use {{ {methods} }} {networks}";
        Assert.Equal([], (await Consumer.Diagnose(use)).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public async Task The_front_page_compiles()
    {
        string[] blocks = [.. File.ReadAllText(Path.Combine(Documents.LinkTests.Repository, "README.md")).Split("```csharp\n").Skip(1)
            .Select(part => part.Split("```")[0])];
        Assert.Equal(2, blocks.Length);
        string use = $"using Unroll; static class Use {{ static void M(float[] pixels, float[] logits) {{ {blocks[1]} }} }}";
        Assert.Equal([], (await Consumer.Diagnose(blocks[0], use)).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void No_stage_can_hide_a_member_of_the_base_class()
    {
        const BindingFlags All =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        string[] members = typeof(Network).GetMembers(All)
            .Where(member => member is MethodBase { IsConstructor: false, IsSpecialName: false } method
                ? method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly
                : member is PropertyInfo property
                    && property.GetAccessors(true).Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly))
            .Select(member => member.Name).Distinct().Where(name => !ReservedNames.Contains(name)).ToArray();
        Assert.Empty(members);
    }

    [Fact]
    public void Every_attribute_of_a_stage_has_a_rule()
    {
        Type[] attributes = typeof(Layer).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract).ToArray();
        Assert.NotEmpty(attributes);
        Assert.All(attributes,
            type => Assert.NotNull(Graph.Binding.OperationBinder.Find(type.Name.Split('`')[0].Replace("Attribute", ""))));
    }
}
