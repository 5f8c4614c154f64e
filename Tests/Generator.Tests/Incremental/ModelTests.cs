using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Incremental;

/// <summary>What the pipeline keeps between edits holds no compilation alive.</summary>
public class ModelTests
{
    private const string Blocks = """
        using Unroll;
        [Block] class Inner { [Conv(3, 3, Arg.A)] Layer value; }
        [Block] class Outer { [Block<Inner>(Arg.A)] Layer inner; [Relu] Layer active; }

        """
        + "[Network] partial class Right { [Input(8, 8, 2)] Layer x; [Block<Outer>(3)] Layer b; "
        + "[Block<Inner>(3)] Layer c; [Block<Inner>(3, SharedWith = nameof(c))] Layer d; }\n"
        + "[Network] partial class Wrong { [Input(8, 8, 2)] Layer x; [Block<Outer>(-3)] Layer b; }";

    [Fact]
    public void No_step_keeps_symbols_syntax_or_locations()
    {
        GeneratorRunResult result = Consumer.Driver()
            .RunGenerators(Consumer.Compilation(Source.LeNet5, Source.Network("[Dense(3)] Layer wrong;"), Blocks))
            .GetRunResult().Results[0];
        HashSet<Type> types = [];
        foreach (string step in new[] { PipelineSteps.Spec, PipelineSteps.Graph, PipelineSteps.Plan, PipelineSteps.Files })
        {
            Assert.NotEmpty(result.TrackedSteps[step]);
            HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
            foreach ((object value, _) in result.TrackedSteps[step].SelectMany(run => run.Outputs))
                Walk(value, step, seen);
            Assert.True(seen.Count > 1);
            types.UnionWith(seen.Select(value => value.GetType()));
        }
        Type[] some =
        [
            typeof(BlockSpec), typeof(BlockPlace[]), typeof(IntegerListValue), typeof(Problem), typeof(Node), typeof(Plan),
            typeof(GeneratedFile),
        ];
        Assert.All(some, type => Assert.Contains(type, types));
    }

    [Fact]
    public void Equal_sources_give_equal_networks()
    {
        Assert.Equal(Read.Spec(Source.LeNet5), Read.Spec("// another file\n" + Source.LeNet5));
        Assert.Equal(Read.Spec(Source.LeNet5).GetHashCode(), Read.Spec(Source.LeNet5).GetHashCode());
        Assert.NotEqual(Read.Spec(Source.LeNet5), Read.Spec(Source.LeNet5.Replace("MaxPool(2)", "AvgPool(2)")));
        Assert.Equal(Read.Spec(Blocks), Read.Spec("// another file\n" + Blocks));
        Assert.Equal(Read.Spec(Blocks).GetHashCode(), Read.Spec(Blocks).GetHashCode());
        Assert.NotEqual(Read.Spec(Blocks), Read.Spec(Blocks.Replace("Conv(3, 3, Arg.A)", "Conv(3, 1, Arg.A)")));
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || !value.GetType().IsValueType && !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel
                or AttributeData or SourceText or Delegate,
            $"{path} holds a {value.GetType()}");
        if (value is IEnumerable items)
            foreach (object? item in items)
                Walk(item, path + "[]", seen);
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
            foreach (FieldInfo field in type.GetFields(Own))
                if (!field.FieldType.IsPointer && type.Assembly == typeof(UnrollGenerator).Assembly
                    || type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal))
                    Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
    }
}
