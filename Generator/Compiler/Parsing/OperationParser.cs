using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;

namespace Unroll.Generator.Parsing;

/// <summary>Reads an attribute into names and constants. It knows no operation: a new one needs no change here.</summary>
internal static class OperationParser
{
    /// <summary>The operation, or null where the compiler itself reports an error in the attribute.</summary>
    public static OperationSpec? Parse(AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute is not { AttributeClass: { } type, AttributeConstructor: { } constructor })
            return null;
        ImmutableArray<TypedConstant> positional = attribute.ConstructorArguments;
        if (positional.Length != constructor.Parameters.Length || CountNamed(attribute, cancellation) != attribute.NamedArguments.Length)
            return null;

        List<Argument> arguments = [];
        for (int i = 0; i < positional.Length; i++)
        {
            if (Read(positional[i]) is not { } value)
                return null;
            arguments.Add(new Argument(constructor.Parameters[i].Name, value));
        }
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (Read(named.Value) is not { } value)
                return null;
            arguments.Add(new Argument(named.Key, value));
        }
        return new OperationSpec(NameOf(type.Name), new EquatableArray<Argument>(arguments));
    }

    /// <summary>The name of an attribute as it is written: that of its class without "Attribute".</summary>
    public static string NameOf(string attribute) => attribute.EndsWith("Attribute", StringComparison.Ordinal)
        ? attribute.Substring(0, attribute.Length - "Attribute".Length)
        : attribute;

    // Named arguments that do not bind are left out of the symbol's list.
    private static int CountNamed(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list }
            ? list.Arguments.Count(argument => argument.NameEquals is not null)
            : attribute.NamedArguments.Length;

    private static ArgumentValue? Read(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Primitive => constant.Value switch
        {
            null => new TextValue(null),
            int number => new IntegerValue(number),
            float number => new RealValue(number),
            bool flag => new BooleanValue(flag),
            string text => new TextValue(text),
            _ => null,
        },
        TypedConstantKind.Enum when constant.Type is { } type => ReadMember(type, constant.Value),
        TypedConstantKind.Array => ReadList(constant),
        _ => null,
    };

    // A list of texts, of integers or of numbers, by the type of its elements.
    private static ArgumentValue? ReadList(TypedConstant constant)
    {
        ImmutableArray<TypedConstant> items = constant.IsNull ? [] : constant.Values;
        if (items.Any(item => item.Kind != TypedConstantKind.Primitive))
            return null;
        if (constant.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Int32 })
            return new IntegerListValue(new EquatableArray<int>(items.Select(item => item.Value).OfType<int>()));
        if (constant.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Single })
            return new RealListValue(new EquatableArray<float>(items.Select(item => item.Value).OfType<float>()));
        return items.All(item => item.Value is null or string)
            ? new TextListValue(new EquatableArray<TextItem>(items.Select(item => new TextItem((string?)item.Value))))
            : null;
    }

    // The members are told where the number is none of them.
    private static EnumerationValue ReadMember(ITypeSymbol type, object? number)
    {
        IFieldSymbol[] members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)];
        string? member = members.FirstOrDefault(field => Equals(field.ConstantValue, number))?.Name;
        return new(
            type.Name, member, Convert.ToString(number, CultureInfo.InvariantCulture),
            member is null ? new(members.Select(field => field.Name)) : default);
    }
}
