using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Unroll.Benchmarks.Compile;

/// <summary>
/// A generator that does little, run before ours in a fresh process. The compiler of the SDK is compiled ahead of time, and the one in this
/// process is not. So what it needs for any generator has to be warm before ours is measured.
/// </summary>
internal sealed class OtherGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider
            .ForAttributeWithMetadataName("Unroll.NetworkAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name)
            .Select(static (name, _) => name + "Extra")
            .Collect()
            .SelectMany(static (all, _) => all);
        context.RegisterSourceOutput(
            names,
            static (output, name) => output.AddSource($"{name}.g.cs", SourceText.From($"class {name} {{ }}", Encoding.UTF8)));
        context.RegisterImplementationSourceOutput(
            names,
            static (output, name) => output.AddSource($"{name}2.g.cs", SourceText.From($"class {name}2 {{ }}", Encoding.UTF8)));
    }
}
