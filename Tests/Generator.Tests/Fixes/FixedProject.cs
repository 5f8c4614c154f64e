using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Fixes;

/// <summary>A user's project as the editor has it, with its generated code.</summary>
internal static class FixedProject
{
    /// <summary>The project of these sources, whose files are called 0.cs, 1.cs and so on.</summary>
    public static Project Create(AdhocWorkspace workspace, string[] sources)
    {
        (Compilation compilation, GeneratorDriverRunResult result) = Consumer.Generate(Consumer.Compilation(sources));
        Project project = workspace.AddProject("Consumer", LanguageNames.CSharp)
            .WithParseOptions(Consumer.ParseOptions)
            .WithCompilationOptions(compilation.Options)
            .WithMetadataReferences(compilation.References);
        for (int i = 0; i < sources.Length; i++)
            project = project.AddDocument($"{i}.cs", SourceText.From(sources[i])).Project;
        foreach (GeneratedSourceResult file in result.Results.Single().GeneratedSources)
            project = project.AddDocument(file.HintName, file.SourceText, ["generated"], file.SyntaxTree.FilePath).Project;
        return project;
    }

    /// <summary>The sources again, without the generated code.</summary>
    public static async Task<string[]> Texts(Solution solution)
    {
        List<string> texts = [];
        foreach (Document document in solution.Projects.Single().Documents.Where(document => document.Folders.Count == 0)
            .OrderBy(document => document.Name, StringComparer.Ordinal))
            texts.Add((await document.GetTextAsync()).ToString());
        return [.. texts];
    }
}
