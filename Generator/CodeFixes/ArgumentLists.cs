using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace Unroll.CodeFixes;

/// <summary>Arguments of attributes, one less or one more.</summary>
internal static class ArgumentLists
{
    /// <summary>The list without an argument.</summary>
    public static AttributeArgumentListSyntax Without(AttributeArgumentListSyntax list, AttributeArgumentSyntax argument) =>
        list.WithArguments(list.Arguments.Remove(argument));

    /// <summary>The attribute with a further argument at its end: <c>Bias = false</c>.</summary>
    public static AttributeSyntax With(AttributeSyntax attribute, string name, string value)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        string arguments = string.Join(", ", list.Arguments.Select(argument => argument.ToString()).Append($"{name} = {value}"));
        return attribute.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({arguments})")!.WithTriviaFrom(list));
    }
}
