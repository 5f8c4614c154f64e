using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace Unroll.CodeFixes;

/// <summary>An input of channels, height and width as one of height, width and channels.</summary>
internal static class ChannelsFirstInput
{
    /// <summary>The input with its channels behind; null where the attribute is another or names its arguments.</summary>
    public static AttributeSyntax? Turned(AttributeSyntax input)
    {
        if (AttributeNames.Of(input) != "Input"
            || input.ArgumentList is not { Arguments: { Count: >= 3 } arguments } list
            || arguments.Take(3).Any(argument => argument.NameEquals is not null || argument.NameColon is not null))
            return null;
        ExpressionSyntax[] values = [.. arguments.Take(3).Select(argument => argument.Expression)];
        AttributeArgumentListSyntax turned = list.ReplaceNodes(values, (old, _) =>
            values[(Array.IndexOf(values, old) + 1) % 3].WithTriviaFrom(old));
        return input.WithArgumentList(turned);
    }
}
