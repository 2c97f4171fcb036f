// Verifies the log's part of bundles with golang.org/x/mod/sumdb, which nobody here wrote: the checkpoint by package note,
// the receipt's place by package tlog. Takes files of ../bundles; says which it takes.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type conformanceCase struct {
	Input struct {
		Bundle  json.RawMessage
		LogKeys []string
	}
	WantVerdict string
}

type bundle struct {
	Receipt, Proof string
	Entry          struct{ ReceivedAt string }
}

func main() {
	status := 0
	for _, path := range os.Args[1:] {
		var found conformanceCase
		bytes, err := os.ReadFile(path)
		if err == nil {
			err = json.Unmarshal(bytes, &found)
		}
		if err == nil {
			err = verify(found)
		}
		fmt.Printf("%s: %s: %s\n", filepath.Base(path), found.WantVerdict, describe(err))
		if found.WantVerdict == "verified" && err != nil {
			status = 1
		}
	}
	os.Exit(status)
}

func describe(err error) string {
	if err == nil {
		return "in the log"
	}
	return "refused, " + err.Error()
}

func verify(found conformanceCase) error {
	var b bundle
	if err := json.Unmarshal(found.Input.Bundle, &b); err != nil {
		return err
	}
	var verifiers []note.Verifier
	for _, vkey := range found.Input.LogKeys {
		verifier, err := note.NewVerifier(vkey)
		if err != nil {
			return err
		}
		verifiers = append(verifiers, verifier)
	}
	head, checkpoint, ok := strings.Cut(b.Proof, "\n\n")
	if !ok {
		return errors.New("no checkpoint")
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != opened.Sigs[0].Name {
		return errors.New("not signed as the log that it names")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return err
	}
	return verifyPlace(b, head, size, root)
}

func verifyPlace(b bundle, head string, size int64, root tlog.Hash) error {
	index := int64(-1)
	var proof tlog.RecordProof
	for _, line := range strings.Split(head, "\n")[1:] {
		if strings.HasPrefix(line, "extra ") {
			continue
		}
		var err error
		if number := strings.TrimPrefix(line, "index "); number != line {
			index, err = strconv.ParseInt(number, 10, 64)
		} else {
			var hash tlog.Hash
			hash, err = tlog.ParseHash(line)
			proof = append(proof, hash)
		}
		if err != nil {
			return err
		}
	}
	if index < 0 || index >= size {
		return errors.New("its place is outside the tree")
	}
	inner := sha256.Sum256([]byte(b.Receipt))
	outer := sha256.Sum256(inner[:])
	entry := fmt.Sprintf("kvitto/entry/1\nreceipt\n%s\n%s\n", b.Entry.ReceivedAt, base64.StdEncoding.EncodeToString(outer[:]))
	return tlog.CheckRecord(proof, size, root, index, tlog.RecordHash([]byte(entry)))
}
