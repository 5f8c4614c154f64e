using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Unroll.Generator.Analysis;

/// <summary>Every diagnostic of the language, a file a category; docs/diagnostics has a page for each.</summary>
internal static partial class Descriptors
{
    // Directory.Build.props sets the address, for the packages and the help links alike, and how the names of pages end there.
    private static string? documentation, ending;

    private static DiagnosticDescriptor[]? all;
    private static Dictionary<string, DiagnosticDescriptor>? byId;

    /// <summary>All of them: the fields of this class, in the order of their ids.</summary>
    public static DiagnosticDescriptor[] All => all ??=
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(member => member.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static string Documentation => documentation ??= Metadata("Documentation");

    private static string Ending => ending ??= Metadata("DocumentationEnding");

    /// <summary>The descriptor of that id.</summary>
    public static DiagnosticDescriptor Find(string id) =>
        (byId ??= All.ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal))[id];

    private static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: $"{Documentation}/diagnostics/{id}{Ending}");

    private static string Metadata(string key) =>
        typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value;
}
